import type { Result } from '@fitsize/contracts'

/** A photo as it is kept, with its size in pixels. */
export type CopiedPhoto = { readonly bytes: Uint8Array; readonly width: number; readonly height: number }

/** Decodes a photo and makes an upright JPEG of it without metadata; fails for what is no photo. */
export type CopyPhoto = (bytes: Uint8Array) => Promise<Result<CopiedPhoto>>
