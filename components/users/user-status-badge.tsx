import { Ban, CircleSlash, MailOpen } from 'lucide-react';

import { ActiveGlyph } from '#components/tokens/status-glyphs.tsx';
import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import type { IconDrawing } from '#components/ui/icon.tsx';
import type { UserStatus } from '#lib/users/types.ts';

const USER_STATUS: Record<UserStatus, { label: string; tone: BadgeTone; icon: IconDrawing }> = {
  ACTIVE: { label: 'Active', tone: 'ok', icon: ActiveGlyph },
  PENDING: { label: 'Pending', tone: 'info', icon: MailOpen },
  INACTIVE: { label: 'Inactive', tone: 'neutral', icon: CircleSlash },
  BANNED: { label: 'Banned', tone: 'danger', icon: Ban },
};

/** The status of a person in the Organization: icon and word. */
export function UserStatusBadge({ status }: { status: UserStatus }) {
  const { label, tone, icon } = USER_STATUS[status];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
