import { defineConfig } from 'vitest/config'

/** Against the inference server named by INFERENCE_URL and TORCHSERVE_MANAGEMENT_URL; without them they fail. */
export default defineConfig({
  test: {
    name: '@fitsize/gateway with TorchServe',
    include: ['test/real-models.test.ts', 'test/torchserve*.test.ts'],
    testTimeout: 60_000,
  },
})
