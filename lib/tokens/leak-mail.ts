import { selectMailsOf } from '#db/queries/frame.ts';
import type { RequestFacts } from '#lib/context.ts';
import { hasMail, sendMails } from '#lib/mail/send-mails.ts';
import type { Runtime } from '#lib/runtime.ts';

import type { LeakReport } from './report-leak.ts';

const DONE: Record<LeakReport['quarantine'], string> = {
  paused: 'The token was paused: requests with it are refused. Rotate it to get a new value, or delete it.',
  old_value_ended: 'It was the older value of a rotation and was ended. The newest value goes on working.',
  none: 'Nothing was changed. Rotate the token, or delete it.',
};

/** Tells the Organization's Owners, and whoever created the token, that one of its values was reported as leaked. */
export async function mailLeakReport(runtime: Runtime, report: LeakReport, request: RequestFacts): Promise<void> {
  if (!hasMail(runtime.env)) return;
  const { owner, shortToken, quarantine, createdById } = report;
  const { organization, tokenId, name } = owner;
  const page = `${runtime.env.publicUrl}/orgs/${organization.shortName}/settings/access-management/api-tokens/${tokenId}`;
  const text = [
    `Somebody reported that the value …${shortToken} of the API token “${name}” of ${organization.name} has leaked. The report came from ${request.address}.`,
    DONE[quarantine],
    page,
  ].join('\n\n');
  const people = await selectMailsOf(runtime.db, organization.id, createdById);
  await sendMails(
    runtime,
    people.map((to) => ({ to, subject: `An API token of ${organization.name} was reported as leaked`, text })),
  );
}
