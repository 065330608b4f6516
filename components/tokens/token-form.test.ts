import { describe, expect, it } from 'vitest';

import { DEFAULT_POLICIES, type Policies } from '#lib/policies/policies.ts';
import type { TokenFormOptions } from '#lib/tokens/types.ts';

import { createErrors, daysUntil, emptyForm, endOf, expiryDays, policyRefusal, toDateField } from './token-form.ts';

const STRICT = { ...DEFAULT_POLICIES, maxLifetimeDays: 60, allowNoExpiration: false };
const offered = (role: string, allowed: true | string = true) => ({
  role,
  name: role,
  summary: '',
  allowed,
  rights: { can: [], cannot: [] },
});
const optionsWith = (policies: Policies): TokenFormOptions => ({
  scope: 'ORGANIZATION',
  entityId: '',
  defaultRole: 'ORGANIZATION_MEMBER',
  roles: [offered('ORGANIZATION_MEMBER'), offered('ORGANIZATION_BILLING_ADMIN', 'No.'), offered('ORGANIZATION_OWNER')],
  policies,
});
const DEFAULT = optionsWith(DEFAULT_POLICIES);
const filled = { ...emptyForm({}, DEFAULT), name: 'ci-deploy' };

describe('emptyForm', () => {
  it('starts with 90 days, or the policy maximum where that is shorter', () => {
    expect(emptyForm({}, DEFAULT)).toMatchObject({ role: 'ORGANIZATION_MEMBER', expiry: '90' });
    expect(emptyForm({}, optionsWith(STRICT))).toMatchObject({ expiry: '60' });
    expect(emptyForm({}, optionsWith({ ...STRICT, maxLifetimeDays: 45 }))).toMatchObject({
      expiry: 'custom',
      days: '45',
    });
  });

  it('takes what a link brought along', () => {
    const prefill = { name: 'ci', role: 'ORGANIZATION_OWNER', expiryDays: null };
    expect(emptyForm(prefill, DEFAULT)).toMatchObject({ name: 'ci', role: prefill.role, expiry: 'never' });
    expect(emptyForm({ expiryDays: 45 }, DEFAULT)).toMatchObject({ expiry: 'custom', days: '45' });
  });
});

describe('a link', () => {
  it.each(['ORGANIZATION_OBSERVE_ADMIN', 'ORGANIZATION_BILLING_ADMIN', 'WORKSPACE_OWNER'])(
    'cannot choose %s where the form does not let anybody choose it',
    (role) => expect(emptyForm({ role }, DEFAULT).role).toBe('ORGANIZATION_MEMBER'),
  );

  it('cannot choose a lifetime that the policies forbid', () => {
    expect(emptyForm({ expiryDays: null }, optionsWith(STRICT)).expiry).toBe('60');
    expect(emptyForm({ expiryDays: 90 }, optionsWith(STRICT)).expiry).toBe('60');
    expect(emptyForm({ expiryDays: 30 }, optionsWith(STRICT)).expiry).toBe('30');
  });
});

describe('createErrors', () => {
  it.each([
    ['', 'Enter a whole number of days, such as 45'],
    ['soon', 'Enter a whole number of days, such as 45'],
    ['1.5', 'Enter a whole number of days, such as 45'],
    ['0', 'Expiration must be between 1 and 3,650 days'],
    ['3651', 'Expiration must be between 1 and 3,650 days'],
    ['1', undefined],
    ['3,650', undefined],
  ])('judges “%s” days', (days, message) => {
    expect(createErrors({ ...filled, expiry: 'custom', days }, DEFAULT).expiryDays).toBe(message);
  });

  it('refuses what the policies refuse, in the words of the service', () => {
    const custom = { ...filled, expiry: 'custom', days: '90' } as const;
    expect(createErrors(custom, optionsWith(STRICT)).expiryDays).toBe(
      'This Organization allows at most 60 days. Enter 60 or less.',
    );
    expect(policyRefusal(null, STRICT)).toBe('This Organization requires an expiration of at most 60 days.');
    expect(policyRefusal(null, DEFAULT_POLICIES)).toBeUndefined();
    expect(policyRefusal(60, STRICT)).toBeUndefined();
  });
});

describe('days and dates', () => {
  it('lead to each other', () => {
    const now = new Date(2026, 10, 24, 21, 17);
    for (const days of [1, 7, 130, 3650]) {
      const end = endOf(days, now);
      expect(end && daysUntil(toDateField(end), now)).toBe(days);
    }
    expect(endOf(0, now)).toBeNull();
    expect(endOf(1.5, now)).toBeNull();
    expect(daysUntil('', now)).toBeNaN();
    expect(expiryDays({ expiry: 'never', days: '' })).toBeNull();
  });
});
