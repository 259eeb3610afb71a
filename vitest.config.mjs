import { defineConfig } from 'vitest/config'

// Every package's unit and integration tests in one run: `npm test` gives them their database and services.
export default defineConfig({
  test: { projects: ['apps/*', 'packages/*', 'tools', 'bench'] },
})
