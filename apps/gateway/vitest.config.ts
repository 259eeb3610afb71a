import { defineConfig } from 'vitest/config'

// Tests against the real inference server have a configuration of their own, vitest.torchserve.config.ts.
export default defineConfig({
  test: {
    name: '@fitsize/gateway',
    include: ['test/**/*.test.ts'],
    exclude: ['test/torchserve*.test.ts'],
    // Room for a busy machine; nothing here waits for time to pass.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 15_000, interval: 20 } },
  },
})
