import { defineConfig } from 'vitest/config'

// Tests against real inference servers have configurations of their own, vitest.torchserve.config.ts and .mlserver.
export default defineConfig({
  test: {
    name: '@fitsize/gateway',
    include: ['test/**/*.test.ts'],
    exclude: ['test/real-models.test.ts', 'test/torchserve*.test.ts', 'test/mlserver*.test.ts'],
    // Room for a busy machine; nothing here waits for time to pass.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 15_000, interval: 20 } },
  },
})
