import type { IncomingMessage } from 'node:http'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import {
  type DomainError,
  fail,
  ok,
  photoLimits,
  type Result,
  type ScanRequestFields,
  scanRequestFieldsSchema,
} from '@fitsize/contracts'
import { guessFormat } from '../photos/format'
import { holdPhoto, type UploadedPhoto } from '../photos/held-photo'
import type { UploadBudget } from '../photos/upload-budget'

export type ScanForm = UploadedPhoto & { readonly fields: ScanRequestFields }

const limits = {
  fieldNameSize: 100,
  fieldSize: 1024,
  fields: 16,
  files: 2,
  parts: 20,
  headerPairs: 50,
  headerSize: 8192,
}

/** A refused body is read to its end, so that the client gets to see the answer; but not further than this. */
export const mostRead = 64 * 1024 * 1024

/** Whether a body is so long that it is not even read to be refused. */
export const isHopelesslyLong = (contentLength: string | undefined): boolean => Number(contentLength ?? 0) > mostRead

/**
 * Reads the multipart form of a scan as it streams in. Nothing is kept of a photo that is too large or of another
 * format, from the moment that shows. The first thing found wrong is what is answered.
 */
export async function readScanForm(request: IncomingMessage, budget: UploadBudget): Promise<Result<ScanForm>> {
  let problem: DomainError | null = null
  const texts = new Map<string, string>()
  const held = holdPhoto(budget, refuseFormat)
  let photos = 0

  const refuse = (error: DomainError) => {
    problem ??= error
    held.letGo()
  }
  const refuseField = (name: string, message: string) =>
    refuse({ code: 'request-invalid', detail: 'A field is not valid.', fields: { [name.slice(0, 100)]: message } })

  const takePhoto = (file: BusboyFileStream) => {
    file.on('data', (chunk: Buffer) => {
      if (problem !== null) return
      const refusal = held.take(chunk)
      if (refusal !== null) refuse(refusal)
    })
    file.on('limit', () => refuse({ code: 'photo-too-large' }))
  }

  const parser = parserOf(request)
  if (parser === null)
    return fail('request-invalid', { detail: 'The body must be multipart/form-data, with a boundary.' })
  parser.on('file', (name: string, file: BusboyFileStream) => {
    // Whatever happens to it, a part that nobody reads stops the whole body.
    file.on('error', () => refuse(cutShort))
    file.resume()
    if (name !== 'photo') return refuseField(String(name), 'is not a file field of this request')
    photos += 1
    if (photos > 1) return refuseField('photo', 'was sent twice')
    takePhoto(file)
  })
  parser.on('field', (name: string, value: string, nameTruncated: boolean, valueTruncated: boolean) => {
    if (name === undefined) return refuse({ code: 'request-invalid', detail: 'A part has no name.' })
    if (nameTruncated || valueTruncated || name.length > limits.fieldNameSize) return refuseField(name, 'is too long')
    if (name === 'photo')
      return refuse({ code: 'photo-missing', detail: 'The field "photo" was sent as text, not as a file.' })
    if (texts.has(name)) return refuseField(name, 'was sent twice')
    texts.set(name, value)
  })
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
    parser.on(limit, () => refuse({ code: 'request-invalid', detail: 'There are too many parts.' }))

  const ending = await pump(request, parser)
  if (ending === 'malformed') refuse({ code: 'request-invalid', detail: 'The multipart body is malformed.' })
  if (ending === 'cut') refuse(cutShort)
  if (ending === 'endless') refuse({ code: 'photo-too-large' })
  if (problem !== null) return { ok: false, error: problem }

  const fields = scanRequestFieldsSchema.safeParse(Object.fromEntries(texts))
  if (!fields.success) {
    held.letGo()
    return fail('request-invalid', { detail: 'A field is not valid.', fields: messagesOf(fields.error.issues) })
  }
  if (photos === 0) return fail('photo-missing')
  if (held.byteLength() === 0) return fail('photo-empty')
  return ok({ fields: fields.data, ...held.whole() })
}

function refuseFormat(start: Buffer): DomainError | null {
  const guess = guessFormat(start)
  if (guess.kind === 'supported') return null
  return {
    code: 'photo-format-unsupported',
    detail: guess.kind === 'refused' ? `The file is ${guess.name}.` : 'The file is not an image of a known format.',
  }
}

const cutShort: DomainError = { code: 'request-invalid', detail: 'The body ended too early.' }

function parserOf({ headers }: IncomingMessage): BusboyInstance | null {
  const type = headers['content-type']
  if (type === undefined || !/^multipart\/form-data\s*;/i.test(type)) return null
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': type },
      limits: { ...limits, fileSize: photoLimits.bytes },
      // The parser waits for a part's reader once this much of it is unread, also for parts that it passes over itself,
      // which nobody reads: then it would never end. Ours are read as they come.
      fileHwm: mostRead,
    })
  } catch {
    return null
  }
}

/** Feeds the body to the parser until one of them ends. */
async function pump(
  request: IncomingMessage,
  parser: BusboyInstance,
): Promise<'complete' | 'malformed' | 'cut' | 'endless'> {
  return await new Promise((resolve) => {
    let read = 0
    const end = (how: 'complete' | 'malformed' | 'cut' | 'endless') => {
      request.unpipe(parser)
      // Keeps reading what is left, into nothing, so that the answer is not lost to a reset connection.
      if (how !== 'endless') request.resume()
      resolve(how)
    }
    parser.on('finish', () => end('complete'))
    parser.on('error', () => end('malformed'))
    request.on('data', (chunk: Buffer) => {
      read += chunk.byteLength
      if (read > mostRead) end('endless')
    })
    request.on('error', () => end('cut'))
    // Also comes after a whole body; then the parser has the last word.
    request.on('close', () => {
      if (!request.complete) end('cut')
    })
    request.pipe(parser)
  })
}

type Issue = { readonly code?: string; readonly path: readonly PropertyKey[]; readonly message: string }

function messagesOf(issues: readonly (Issue & { readonly keys?: readonly string[] })[]): Record<string, string> {
  return Object.fromEntries(
    issues.flatMap(({ path, message, keys }) =>
      keys === undefined
        ? [[path.join('.'), message]]
        : keys.map((key) => [key.slice(0, limits.fieldNameSize), 'is not a field of this request']),
    ),
  )
}
