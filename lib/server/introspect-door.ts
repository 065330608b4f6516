import type { Context } from '#lib/context.ts';
import type { OAuthForm } from '#lib/doors/oauth-form.ts';
import { sunsetOf } from '#lib/doors/sunset.ts';
import { isDomainError } from '#lib/errors.ts';
import { isAddress } from '#lib/ip-ranges/ranges.ts';
import { introspectToken } from '#lib/verification/introspect-token.ts';
import { keepText, type KeptText } from '#lib/verification/kept-answer.ts';
import type { LookUp } from '#lib/verification/types.ts';
import { whenKnown } from '#lib/when-known.ts';

import type { DirectCall, DirectDoor } from './direct-doors.ts';
import { authenticateCaller, insufficientScope, invalidRequest, readForm, tell } from './oauth.ts';

/**
 * POST /oauth/introspect (RFC 7662). The caller is a token with organization.apiTokens.introspect. `client_ip`, a parameter
 * of ours, is the address that the value was sent to the caller from.
 */
export function createIntrospectDoor(): DirectDoor {
  const inactive = keepText({ active: false });
  return (call) =>
    readForm(call, (form) => {
      const asked = (ctx: Context | null, ahead: LookUp | null) =>
        ctx ? introspect(call, { form, ctx, ahead, inactive }) : undefined;
      const ctx = authenticateCaller(call, form);
      if (!(ctx instanceof Promise)) return asked(ctx, null);
      // Caller and value are read together.
      const ahead = call.runtime.verification.lookAhead(form.get('token') ?? '');
      return ctx.then((known) => asked(known, ahead));
    });
}

interface Question {
  form: OAuthForm;
  ctx: Context;
  ahead: LookUp | null;
  inactive: KeptText;
}

function introspect(call: DirectCall, { form, ctx, ahead, inactive }: Question): void | Promise<void> {
  const token = form.get('token');
  if (token === undefined) {
    return call.refuse(invalidRequest('The parameter token is missing.'));
  }
  const clientIp = form.get('client_ip');
  if (clientIp !== undefined && !isAddress(clientIp)) {
    return call.refuse(invalidRequest('The parameter client_ip must be one IPv4 or IPv6 address.'));
  }
  try {
    // When the other value ends is said by `exp`; the headers are about the caller's own.
    // `token_type_hint` (RFC 7662, 2.1) may be ignored, and there is one type only.
    return whenKnown(introspectToken(ctx, { token, clientIp, ahead }), (told) =>
      tell(call, told ?? inactive, sunsetOf(ctx)),
    );
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'FORBIDDEN') throw error;
    return call.refuse(insufficientScope('This token needs the permission organization.apiTokens.introspect.'));
  }
}
