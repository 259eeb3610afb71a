import { environment, isNodeProcess } from './env'

/** Refuses to start with wrong settings, instead of failing at the first visitor. */
export function register() {
  if (isNodeProcess) environment()
}
