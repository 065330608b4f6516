/** @type {import('next').NextConfig} */
const nextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // notFound(), forbidden() and unauthorized() answer with their own page and status.
  experimental: { authInterrupts: true },
  // One copy of the driver per process: the runtime's pool is built outside Next's bundle.
  serverExternalPackages: ['pg', 'drizzle-orm', 'pino', '@node-rs/argon2'],
};

export default nextConfig;
