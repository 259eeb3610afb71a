import type { ControlResult, ServerControl } from '@fitsize/usecases'

/** A server of which only the Open Inference Protocol is known, which says nothing of workers and batches. */
export function createUnsupportedControl(): ServerControl {
  const unsupported = async (): Promise<ControlResult<never>> => ({
    ok: false,
    failure: {
      kind: 'unsupported',
      reason: 'no management address is set for this server; the Open Inference Protocol has none of this',
    },
  })
  return { read: unsupported, scale: unsupported }
}
