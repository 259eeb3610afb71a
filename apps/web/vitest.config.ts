import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Its own configuration, so that a run inside this package does not take up the one at the root.
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  test: { name: '@fitsize/web' },
})
