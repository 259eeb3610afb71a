import { defineConfig } from 'vitest/config'

/** The whole corpus of bad requests: minutes, most of them waiting for the gateway's own time-outs. */
export default defineConfig({
  test: {
    name: '@fitsize/gateway with bad input',
    include: ['test/**/*.fuzz.ts'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000, interval: 100 } },
  },
})
