import type { Transaction } from '#db/client.ts';
import { selectMember, type MemberRecord } from '#db/queries/members.ts';
import { selectBindings } from '#db/queries/role-bindings.ts';
import { firstBeyond } from '#lib/access/may-grant.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, notFound } from '#lib/errors.ts';

/** The person, or NOT_FOUND: the same for unknown ids, other Organizations and people who left. */
export async function loadMember(ctx: Context, userId: string): Promise<MemberRecord> {
  return presentMember(await selectMember(ctx.db, ctx.organization.id, userId));
}

function presentMember(record: MemberRecord | null): MemberRecord {
  if (!record) throw notFound('This person');
  return record;
}

/** Refuses to touch somebody whose own roles allow something, anywhere in the Organization, that the actor may not do. */
export async function requireNotStronger(ctx: Context, tx: Transaction, userId: string): Promise<void> {
  const theirs = await selectBindings(tx, userId, ctx.organization.id);
  const beyond = firstBeyond(ctx.bindings, theirs, ctx.organization.id);
  if (!beyond) return;
  const message = `This person is ${roleName(beyond.binding.role)}, which is more than your own role.`;
  throw new DomainError('FORBIDDEN', message);
}

/** What people call somebody: the name, or the address of a person who has not chosen one yet. */
export function labelOf(user: { fullName: string; email: string }): string {
  return user.fullName === '' ? user.email : user.fullName;
}

/** The target of an audit event about this person. */
export function userTarget(user: { id: string; fullName: string; email: string }) {
  return { type: 'USER', id: user.id, label: labelOf(user) } as const;
}
