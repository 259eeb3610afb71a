import { createHash } from 'node:crypto'
import type { DomainError } from '@fitsize/contracts'
import { formatBytes } from './format'
import type { UploadBudget } from './upload-budget'

/** A photo that has come in whole. */
export type UploadedPhoto = {
  readonly photo: Buffer
  /** SHA-256 of the photo's bytes, hex. */
  readonly photoHash: string
  /** Gives the photo's bytes back to the budget; call it once the photo is no longer held. */
  readonly release: () => void
}

/** A photo's bytes while they stream in, taken out of the budget. */
export type HeldPhoto = {
  /** Keeps bytes; says what is wrong where there is no room for them or the photo's start is refused. */
  readonly take: (bytes: Buffer) => DomainError | null
  readonly byteLength: () => number
  /** Gives all bytes back to the budget and forgets them. */
  readonly letGo: () => void
  /** What came in, in one piece. */
  readonly whole: () => UploadedPhoto
}

/** Holds a photo. `refuseStart` sees its first bytes once, as soon as there are enough to tell the format. */
export function holdPhoto(budget: UploadBudget, refuseStart: (start: Buffer) => DomainError | null): HeldPhoto {
  const chunks: Buffer[] = []
  const hash = createHash('sha256')
  let held = 0
  let isStartSeen = false

  const letGo = () => {
    budget.give(held)
    held = 0
    chunks.length = 0
  }
  return {
    take(bytes) {
      if (!budget.take(bytes.byteLength)) return { code: 'queue-full', retryAfterSeconds: 1 }
      held += bytes.byteLength
      chunks.push(bytes)
      hash.update(bytes)
      if (isStartSeen || held < formatBytes) return null
      isStartSeen = true
      return refuseStart(Buffer.concat(chunks, held))
    },
    byteLength: () => held,
    letGo,
    whole() {
      const photo = Buffer.concat(chunks, held)
      chunks.length = 0
      return { photo, photoHash: hash.digest('hex'), release: letGo }
    },
  }
}
