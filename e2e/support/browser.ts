import type { LaunchOptions } from '@playwright/test'
import { environment } from '../env'

/** How Chromium is started, with more arguments where a journey needs them. */
export const launchOptions = (more: readonly string[] = []): LaunchOptions => ({
  executablePath: environment().chromium,
  args: ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', ...more],
})
