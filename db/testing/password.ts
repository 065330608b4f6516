import { hashPassword } from '#lib/users/password.ts';

/** A password that the rules accept; only test databases know it. */
export const PASSWORD = 'purple otter canal 42';

export const passwordHash = () => hashPassword(PASSWORD);
