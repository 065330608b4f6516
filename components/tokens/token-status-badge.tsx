import {
  CircleDashed,
  ClockFading,
  Dot,
  Pause,
  RefreshCw,
  ShieldX,
  TimerOff,
  Trash2,
  type LucideIcon,
} from 'lucide-react';

import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import { STATUS_LABELS, type TokenStatus } from '#lib/tokens/token-status.ts';

const LOOK: Record<TokenStatus, { tone: BadgeTone; icon: LucideIcon }> = {
  DELETED: { tone: 'neutral', icon: Trash2 },
  EXPIRED: { tone: 'danger', icon: TimerOff },
  PAUSED: { tone: 'neutral', icon: Pause },
  BLOCKED: { tone: 'danger', icon: ShieldX },
  ROTATING: { tone: 'info', icon: RefreshCw },
  EXPIRING: { tone: 'warn', icon: ClockFading },
  UNUSED: { tone: 'calm', icon: CircleDashed },
  ACTIVE: { tone: 'ok', icon: Dot },
};

/** The status of a token as a pill: calm states are outlines, those that need somebody are filled. */
export function TokenStatusBadge({ status }: { status: TokenStatus }) {
  return (
    <Badge tone={LOOK[status].tone} icon={LOOK[status].icon}>
      {STATUS_LABELS[status]}
    </Badge>
  );
}
