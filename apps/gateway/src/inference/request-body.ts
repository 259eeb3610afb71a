import type { InferenceInput, InferenceRequest } from '@fitsize/contracts'

// Both models are asked about the same photo.
const encoded = new WeakMap<Uint8Array, Buffer>()

/** Stands for the photo until its text is put in. */
const mark = '@image'
const quotedMark = JSON.stringify(mark)

/** Bytes to be sent one after the other. */
export type RequestBody = { readonly parts: readonly Buffer[]; readonly byteLength: number }

/**
 * An inference request as JSON, with the photo as its first input. The photo's base64 is made once, for both models, and
 * sent as it is: JSON.stringify looks at each character of it, most of the 5 CPU-ms that a megabyte took for each of the
 * models, and a copy in one piece is garbage that a full collection has to find.
 */
export function requestBodyOf(id: string, image: Uint8Array, others: readonly InferenceInput[]): RequestBody {
  const photo: InferenceInput = { name: 'image', datatype: 'BYTES', shape: [1], data: [mark] }
  const request: InferenceRequest = { id, inputs: [photo, ...others] }
  const text = JSON.stringify(request)
  // Only the scan's id stands before it, a UUID.
  const at = text.indexOf(quotedMark) + 1
  const parts = [Buffer.from(text.slice(0, at)), base64Of(image), Buffer.from(text.slice(at + mark.length))]
  return { parts, byteLength: parts.reduce((sum, part) => sum + part.byteLength, 0) }
}

function base64Of(image: Uint8Array): Buffer {
  const known = encoded.get(image)
  if (known !== undefined) return known
  const text = Buffer.from(image.buffer, image.byteOffset, image.byteLength).toString('base64')
  const made = Buffer.from(text, 'latin1')
  encoded.set(image, made)
  return made
}
