import type { GuestActions } from '#components/tokens/guests/guest-dialogs.tsx';
import type { TokenListActions } from '#components/tokens/list/token-list-context.ts';

import {
  addGuestTokenAction,
  changeGuestRoleAction,
  listTokenCandidatesAction,
  removeGuestTokenAction,
} from './guest-actions.ts';
import {
  bulkTokensAction,
  countTokensAction,
  getBulkImpactAction,
  listTokensAction,
  lookUpTokenAction,
} from './list-actions.ts';

/** What a list of tokens may ask the server, handed to it as one prop. */
export const tokenListActions: TokenListActions = {
  list: listTokensAction,
  count: countTokensAction,
  lookUp: lookUpTokenAction,
  bulkImpact: getBulkImpactAction,
  bulk: bulkTokensAction,
};

/** What is done in a place with tokens that are at home elsewhere. */
export const guestActions: GuestActions = {
  candidates: listTokenCandidatesAction,
  add: addGuestTokenAction,
  changeRole: changeGuestRoleAction,
  remove: removeGuestTokenAction,
};
