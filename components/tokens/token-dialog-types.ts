import type { ActionResult } from '#lib/result.ts';
import type { CreateTokenInput, PlaceInput, RotateTokenInput, UpdateTokenInput } from '#lib/tokens/schemas.ts';
import type { IssuedToken } from '#lib/tokens/issued-token.ts';
import type { TokenDetails, TokenFormOptions, TokenImpact, TokenRow } from '#lib/tokens/types.ts';

/** The short name is for actions and links, the id for what people paste elsewhere. */
export interface TokenOrganization {
  id: string;
  shortName: string;
}

type Action<I, O> = (organization: string, input: I) => Promise<ActionResult<O>>;
type OneToken = { tokenId: string };

/** Server actions behind the dialogs; the first argument is the Organization's short name. */
export interface TokenDialogActions {
  create: Action<CreateTokenInput, IssuedToken>;
  update: Action<UpdateTokenInput, TokenDetails>;
  rotate: Action<RotateTokenInput, IssuedToken>;
  endOverlap: Action<OneToken, TokenDetails>;
  pause: Action<OneToken, TokenDetails>;
  resume: Action<OneToken & { despiteLeak?: boolean }, TokenDetails>;
  remove: Action<OneToken, { id: string; name: string; alreadyDeleted: boolean }>;
  confirmCopied: Action<OneToken, null>;
  get: Action<OneToken & { place?: PlaceInput | null }, TokenDetails>;
  impact: Action<OneToken, TokenImpact>;
  findByName: Action<{ name: string; exceptId?: string; place: PlaceInput | null }, { id: string } | null>;
  formOptions: Action<{ place: PlaceInput | null }, TokenFormOptions>;
}

/** Values a link may bring into the create form; bad ones were dropped before. */
export interface CreatePrefill {
  name?: string;
  description?: string;
  role?: string;
  /** Whole days, or null for "No expiration". */
  expiryDays?: number | null;
}

export type TokenDialogRequest =
  | { kind: 'create'; prefill?: CreatePrefill }
  | { kind: 'edit' | 'rotate' | 'pause' | 'delete'; token: TokenRow };

/** Finds what gets the focus once the dialog has closed; null leaves it to the opener, then to the page's heading. */
export type FindFocus = () => HTMLElement | null;

/** What the page around the dialogs does about a change: refresh, highlight, say where focus goes. */
export interface TokenDialogCallbacks {
  /** The person pressed `Done` after a creation: show the row on top, highlight it. The page refreshed by itself. */
  onCreated?: (token: TokenRow) => FindFocus | void;
  /** The token is gone. The page has not been refreshed yet, so its neighbours can still be found: refresh it here. */
  onDeleted?: (token: { id: string; name: string }) => FindFocus | void;
  /** Edited, rotated, paused or resumed; the page refreshes by itself. */
  onChanged?: (token: TokenRow) => void;
}

/** What a person had typed into the edit form when they went on to rotate or delete. */
export interface TokenDraft {
  name: string;
  description: string;
  role: string;
  /** The addresses it may be used from, as typed: one on each line. */
  addresses: string;
}

/** The content of the one dialog. */
export type TokenDialogView =
  | { kind: 'create'; prefill: CreatePrefill }
  | { kind: 'edit'; token: TokenRow; draft?: TokenDraft }
  | { kind: 'rotate' | 'pause' | 'delete'; token: TokenRow }
  | { kind: 'resume'; token: { id: string; name: string }; problem: string; isLeak: boolean };
