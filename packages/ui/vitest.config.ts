import { defineConfig } from 'vitest/config'

// Its own configuration, so that a run inside this package does not take up the one at the root.
export default defineConfig({ test: { name: '@fitsize/ui' } })
