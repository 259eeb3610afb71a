import type { IncomingMessage } from 'node:http'
import { type DomainError, fail, legacyRequestSchema, ok, photoLimits, type Result } from '@fitsize/contracts'
import type { GarmentType } from '@fitsize/garments'
import { formatBytes, guessFormat } from '../../photos/format'
import { holdPhoto, type UploadedPhoto } from '../../photos/held-photo'
import type { UploadBudget } from '../../photos/upload-budget'
import { mostRead } from '../scan-form'
import { createBase64Decoder } from './base64-decoder'
import { createImageExtractor } from './image-extractor'

export type LegacyBody = UploadedPhoto & { readonly clothing: GarmentType }

const invalidImage = (message: string): DomainError => ({
  code: 'request-invalid',
  detail: 'A member is not valid.',
  fields: { image: message },
})

/**
 * Reads the JSON body of `execScript` as it streams in, whatever media type it is said to have: the original's app says
 * text/plain. The photo is decoded on the way; nothing is kept of one that is too large or no JPEG, from the moment
 * that shows. The first thing found wrong is what is answered.
 */
export async function readLegacyBody(request: IncomingMessage, budget: UploadBudget): Promise<Result<LegacyBody>> {
  let problem: DomainError | null = null
  const extractor = createImageExtractor()
  const decoder = createBase64Decoder()
  const held = holdPhoto(budget, refuseFormat)

  const refuse = (error: DomainError) => {
    problem ??= error
    held.letGo()
  }

  const take = (bytes: Buffer | null) => {
    if (bytes === null) return refuse(invalidImage('is not base64'))
    if (bytes.byteLength === 0) return
    if (held.byteLength() + bytes.byteLength > photoLimits.bytes) return refuse({ code: 'photo-too-large' })
    const refusal = held.take(bytes)
    if (refusal !== null) refuse(refusal)
  }

  const ending = await readAll(request, (chunk) => {
    if (problem !== null) return
    const text = extractor.push(chunk)
    if (extractor.images() > 1) return refuse(invalidImage('was sent twice'))
    if (!extractor.fits())
      return refuse({ code: 'request-invalid', detail: 'The body holds too much besides the image.' })
    if (text !== '') take(decoder.push(text))
  })
  if (ending === 'cut') refuse({ code: 'request-invalid', detail: 'The body ended too early.' })
  if (ending === 'endless') refuse({ code: 'photo-too-large' })
  if (problem !== null) return { ok: false, error: problem }

  const members = membersOf(extractor.skeleton())
  if (!members.ok) refuse(members.error)
  else if (extractor.images() === 1) take(decoder.end())
  if (problem !== null || !members.ok) return { ok: false, error: problem ?? { code: 'internal' } }
  if (held.byteLength() === 0) return fail('photo-empty')
  if (held.byteLength() < formatBytes) {
    held.letGo()
    return fail('photo-format-unsupported', { detail: 'The image is no JPEG.' })
  }
  return ok({ clothing: members.value, ...held.whole() })
}

function refuseFormat(start: Buffer): DomainError | null {
  const guess = guessFormat(start)
  if (guess.kind === 'supported' && guess.format === 'jpeg') return null
  const name = guess.kind === 'supported' ? guess.format.toUpperCase() : guess.kind === 'refused' ? guess.name : null
  const what = name === null ? 'The image is no JPEG.' : `The image is ${name}; this call takes JPEG.`
  return { code: 'photo-format-unsupported', detail: what }
}

/** The garment type a body asks for. */
function membersOf(json: string): Result<GarmentType> {
  let body: unknown
  try {
    body = JSON.parse(json.replace(/^\ufeff/, ''))
  } catch {
    return fail('request-invalid', { detail: 'The body is not JSON.' })
  }
  const members = legacyRequestSchema.safeParse(body)
  if (members.success) return ok(members.data.clothing)
  const isObject = typeof body === 'object' && body !== null
  const known = Object.entries({
    clothing: 'must be blouse, outwear, trousers, skirt or dress',
    image: 'must be base64 of a JPEG',
  })
  const fields = known.filter(([name]) => members.error.issues.some(({ path }) => path[0] === name))
  return isObject && fields.length > 0
    ? fail('request-invalid', { detail: 'A member is missing or not valid.', fields: Object.fromEntries(fields) })
    : fail('request-invalid', { detail: 'The body must be a JSON object with "clothing" and "image".' })
}

/** Hands a body over chunk by chunk until it ends, breaks off, or is longer than anybody is let finish. */
async function readAll(
  request: IncomingMessage,
  onChunk: (chunk: Buffer) => void,
): Promise<'complete' | 'cut' | 'endless'> {
  return await new Promise((resolve) => {
    let read = 0
    const onData = (chunk: Buffer) => {
      read += chunk.byteLength
      if (read <= mostRead) return onChunk(chunk)
      request.off('data', onData)
      request.pause()
      resolve('endless')
    }
    request.on('data', onData)
    request.on('end', () => resolve('complete'))
    request.on('error', () => resolve('cut'))
    // Also comes after a whole body; then it has been resolved.
    request.on('close', () => resolve('cut'))
  })
}
