/** Why there is no picture from a camera. */
export type CameraProblem = 'insecure' | 'unsupported' | 'denied' | 'missing' | 'busy'

/** Whether this browser can be asked for a camera at all; browsers hide theirs from pages opened over plain HTTP. */
export function cameraProblemBeforehand(): CameraProblem | null {
  if (!window.isSecureContext) return 'insecure'
  return 'mediaDevices' in navigator && 'Worker' in window ? null : 'unsupported'
}

/** What a refused request for a camera means. */
export function cameraProblemOf(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  return 'busy'
}
