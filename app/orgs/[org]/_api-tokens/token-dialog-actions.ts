import type { TokenDialogActions } from '#components/tokens/token-dialog-types.ts';

import {
  confirmTokenCopiedAction,
  createTokenAction,
  deleteTokenAction,
  endOverlapAction,
  findTokenByNameAction,
  getTokenAction,
  getTokenFormOptionsAction,
  getTokenImpactAction,
  pauseTokenAction,
  resumeTokenAction,
  rotateTokenAction,
  updateTokenAction,
} from './token-actions.ts';

/** What the token dialogs may ask the server, handed to them as one prop. */
export const tokenDialogActions: TokenDialogActions = {
  create: createTokenAction,
  update: updateTokenAction,
  rotate: rotateTokenAction,
  endOverlap: endOverlapAction,
  pause: pauseTokenAction,
  resume: resumeTokenAction,
  remove: deleteTokenAction,
  confirmCopied: confirmTokenCopiedAction,
  get: getTokenAction,
  impact: getTokenImpactAction,
  findByName: findTokenByNameAction,
  formOptions: getTokenFormOptionsAction,
};
