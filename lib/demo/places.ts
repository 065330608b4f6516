/** Who and what the demonstration has. Days count back from now. */
export interface DemoPerson {
  key: string;
  fullName: string;
  email: string;
  /** Organization roles by the Organization's short name. */
  roles: Record<string, string>;
  /** Left Acme that many days ago. */
  leftDaysAgo?: number;
}

export const ACME = 'acme';
export const NORDLICHT = 'nordlicht-analytics';

export const ORGANIZATIONS = [
  { shortName: ACME, name: 'Acme', owner: 'ada', daysAgo: 420 },
  { shortName: NORDLICHT, name: 'Nordlicht Analytics GmbH', owner: 'wang', daysAgo: 160 },
];

export const PEOPLE: DemoPerson[] = [
  {
    key: 'ada',
    fullName: 'Ada Lovelace',
    email: 'ada@acme.example',
    roles: { [ACME]: 'ORGANIZATION_OWNER', [NORDLICHT]: 'ORGANIZATION_MEMBER' },
  },
  { key: 'grace', fullName: 'Grace Hopper', email: 'grace@acme.example', roles: { [ACME]: 'ORGANIZATION_OWNER' } },
  {
    key: 'mary',
    fullName: 'Mary Jackson',
    email: 'mary@acme.example',
    roles: { [ACME]: 'ORGANIZATION_OBSERVE_ADMIN' },
  },
  {
    key: 'priya',
    fullName: 'Priya Raghunathan-Balasubramanian',
    email: 'priya@acme.example',
    roles: { [ACME]: 'ORGANIZATION_BILLING_ADMIN' },
  },
  { key: 'linus', fullName: 'Linus Berg', email: 'linus@acme.example', roles: { [ACME]: 'ORGANIZATION_MEMBER' } },
  {
    key: 'zoe',
    fullName: 'Zoë Müller-Okonkwo',
    email: 'zoe@acme.example',
    roles: { [ACME]: 'ORGANIZATION_OBSERVE_MEMBER' },
  },
  {
    key: 'wang',
    fullName: '王小明 (Wang Xiaoming)',
    email: 'wang@nordlicht.example',
    roles: { [NORDLICHT]: 'ORGANIZATION_OWNER', [ACME]: 'ORGANIZATION_MEMBER' },
  },
  {
    key: 'katherine',
    fullName: 'Katherine Johnson',
    email: 'katherine@acme.example',
    roles: { [ACME]: 'ORGANIZATION_OWNER' },
    leftDaysAgo: 38,
  },
];

/** Invited and not here yet. Invitations last seven days. */
export const INVITED = [
  { organization: ACME, by: 'grace', daysAgo: 1, emails: 'tomas@acme.example', role: 'ORGANIZATION_MEMBER' },
  { organization: ACME, by: 'ada', daysAgo: 3, emails: 'ines@partner.example', role: 'ORGANIZATION_OBSERVE_MEMBER' },
  { organization: ACME, by: 'grace', daysAgo: 12, emails: 'kofi@acme.example', role: 'ORGANIZATION_BILLING_ADMIN' },
];

/** Six Workspaces with two Deployments each; what the Deployments are like follows from their names. */
export const WORKSPACES: {
  organization: string;
  name: string;
  description: string;
  isCicdEnforcedDefault?: boolean;
  deployments: string[];
}[] = [
  {
    organization: ACME,
    name: 'Finance',
    description: 'Ledgers, invoices and the monthly close',
    isCicdEnforcedDefault: true,
    deployments: ['finance-prod', 'finance-staging'],
  },
  {
    organization: ACME,
    name: 'Growth',
    description: 'Campaigns, attribution and experiments',
    deployments: ['growth-prod', 'growth-dev'],
  },
  {
    organization: ACME,
    name: 'Machine learning',
    description: 'Feature store and training',
    deployments: ['ml-training-eu', 'ml-features-eu'],
  },
  {
    organization: ACME,
    name: 'Platform',
    description: 'What all other teams build on',
    deployments: ['platform-core', 'platform-sandbox'],
  },
  {
    organization: NORDLICHT,
    name: 'Kundenportal',
    description: 'Datenabgleich der Kundenplattform',
    deployments: ['portal-prod', 'portal-test'],
  },
  {
    organization: NORDLICHT,
    name: 'Wetter & Netz',
    description: 'Prognosen für Windparks',
    deployments: ['wetter-prod', 'wetter-test'],
  },
];
