import { defineConfig } from 'vitest/config'

// Cloning databases side by side takes seconds on a busy machine.
export default defineConfig({ test: { name: '@fitsize/testing', hookTimeout: 60_000, testTimeout: 20_000 } })
