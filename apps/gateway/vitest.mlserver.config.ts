import { defineConfig } from 'vitest/config'

/** The same scans with the inference server named by MLSERVER_URL; without it they fail. */
export default defineConfig({
  test: {
    name: '@fitsize/gateway with MLServer',
    include: ['test/real-models.test.ts', 'test/mlserver*.test.ts'],
    testTimeout: 60_000,
    env: { INFERENCE_URL: process.env.MLSERVER_URL ?? '', TORCHSERVE_MANAGEMENT_URL: '' },
  },
})
