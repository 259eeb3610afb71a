import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()' },
]

const config: NextConfig = {
  // Tests that run beside a demo build elsewhere: it goes on serving the files of its own build.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Titles come with the page and not after it: for a moment a screen reader would have none to read.
  htmlLimitedBots: /.*/,
  // Workspace packages export their TypeScript sources.
  transpilePackages: [
    '@fitsize/api',
    '@fitsize/contracts',
    '@fitsize/db',
    '@fitsize/garments',
    '@fitsize/identity',
    '@fitsize/measure',
    '@fitsize/sizing',
    '@fitsize/storage',
    '@fitsize/tracing',
    '@fitsize/ui',
    '@fitsize/usecases',
  ],
  // Native or large modules that Node.js loads itself.
  serverExternalPackages: ['@node-rs/argon2', 'graphile-worker', 'nodemailer', 'pg'],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

const withNextIntl = createNextIntlPlugin('./src/i18n/request.ts')

export default withNextIntl(config)
