import { defineConfig } from 'vitest/config'

/** Against the inference server named by TORCHSERVE_URL; without it they fail. */
export default defineConfig({
  test: { name: '@fitsize/gateway with TorchServe', include: ['test/torchserve*.test.ts'], testTimeout: 60_000 },
})
