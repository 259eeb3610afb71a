import { defineConfig } from 'vitest/config'

// Room for a busy machine: one test starts Node.js twice.
export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 60_000 } })
