import { systemClock } from '#lib/clock.ts';
import { issuePasswordLink } from '#lib/users/issue-one-time-code.ts';

import { runCommand, serverAddress } from './command.ts';

// `npm run user:reset EMAIL`: a one-time link for somebody who lost a password.
runCommand('npm run user:reset', async (env, db) => {
  const [email, ...rest] = process.argv.slice(2);
  if (!email?.includes('@') || rest.length > 0) throw new Error('Say whose password it is: npm run user:reset EMAIL');
  const code = await issuePasswordLink(db, email, systemClock.now());
  if (code === null) throw new Error(`There is no active person with the e-mail ${email}.`);
  const address = await serverAddress(env);
  const guess = `It is for a server at ${env.publicUrl}. If yours has another address, set PUBLIC_URL to it and run this again.`;
  return [
    'The link works once, for 24 hours. Hand it over in private: whoever opens it sets the password.',
    ...(address === null ? [guess] : []),
    `${address ?? env.publicUrl}/reset/${code}`,
  ];
});
