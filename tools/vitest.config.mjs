import { defineConfig } from 'vitest/config'

export default defineConfig({
  // These tests start and end real processes; on a busy 2-core machine a first PostgreSQL start took up to 4 s.
  test: { name: 'tools', include: ['test/**/*.test.mjs'], testTimeout: 60_000, hookTimeout: 60_000 },
})
