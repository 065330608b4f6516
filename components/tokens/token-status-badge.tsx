import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import type { IconDrawing } from '#components/ui/icon.tsx';
import { STATUS_LABELS, type TokenStatus } from '#lib/tokens/token-status.ts';

import {
  ActiveGlyph,
  BlockedGlyph,
  DeletedGlyph,
  ExpiredGlyph,
  ExpiringGlyph,
  LeakedGlyph,
  PausedGlyph,
  RotatingGlyph,
  UnusedGlyph,
} from './status-glyphs.tsx';

const LOOK: Record<TokenStatus, { tone: BadgeTone; icon: IconDrawing }> = {
  DELETED: { tone: 'neutral', icon: DeletedGlyph },
  EXPIRED: { tone: 'danger', icon: ExpiredGlyph },
  LEAKED: { tone: 'danger', icon: LeakedGlyph },
  PAUSED: { tone: 'neutral', icon: PausedGlyph },
  BLOCKED: { tone: 'danger', icon: BlockedGlyph },
  ROTATING: { tone: 'info', icon: RotatingGlyph },
  EXPIRING: { tone: 'warn', icon: ExpiringGlyph },
  UNUSED: { tone: 'calm', icon: UnusedGlyph },
  ACTIVE: { tone: 'ok', icon: ActiveGlyph },
};

/** The status of a token as a pill: calm states are outlines, those that need somebody are filled. */
export function TokenStatusBadge({ status }: { status: TokenStatus }) {
  return (
    <Badge tone={LOOK[status].tone} icon={LOOK[status].icon}>
      {STATUS_LABELS[status]}
    </Badge>
  );
}
