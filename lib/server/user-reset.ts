import { systemClock } from '#lib/clock.ts';
import { issuePasswordLink } from '#lib/users/issue-one-time-code.ts';

import { runCommand } from './command.ts';

// `npm run user:reset EMAIL`: a one-time link for somebody who lost a password.
runCommand('npm run user:reset', async (env, db) => {
  const [email, ...rest] = process.argv.slice(2);
  if (!email?.includes('@') || rest.length > 0) throw new Error('Say whose password it is: npm run user:reset EMAIL');
  const code = await issuePasswordLink(db, email, systemClock.now());
  if (code === null) throw new Error(`There is no active person with the e-mail ${email}.`);
  return [
    'The link works once, for 24 hours. Hand it over in private: whoever opens it sets the password.',
    `${env.publicUrl}/reset/${code}`,
  ];
});
