import { defineConfig } from 'vitest/config'

/** The whole house under faults and under more scans than it can measure: minutes each. */
export default defineConfig({
  test: {
    name: '@fitsize/gateway in drills',
    include: ['test/drills/*.drill.ts'],
    testTimeout: 14 * 60_000,
    hookTimeout: 300_000,
  },
})
