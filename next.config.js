/** @type {import('next').NextConfig} */
const nextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // `npm test` checks the types once, of tests too; a build on the operator's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  // notFound(), forbidden() and unauthorized() answer with their own page and status.
  experimental: { authInterrupts: true },
  // One copy of the driver per process: the runtime's pool is built outside Next's bundle.
  serverExternalPackages: ['pg', 'drizzle-orm', 'pino', '@node-rs/argon2'],
};

export default nextConfig;
