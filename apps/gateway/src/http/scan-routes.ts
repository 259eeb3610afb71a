import { createHash } from 'node:crypto'
import { type DomainError, fail, idempotencyKeySchema, ok, type Result } from '@fitsize/contracts'
import { type AcceptScanDependencies, acceptScan, deleteScan, readScan } from '@fitsize/usecases'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Metrics } from '../metrics'
import type { UploadBudget } from '../photos/upload-budget'
import { actorOf } from './actor'
import { sendProblem } from './problems'
import { isHopelesslyLong, readScanForm } from './scan-form'

export type ScanRoutesOptions = AcceptScanDependencies & {
  readonly budget: UploadBudget
  readonly metrics: Metrics
}

const pathSchema = z.object({ id: z.uuid() })

/** The scan named in the path. What is no id is no scan. */
export function scanIdOf(request: FastifyRequest): Result<string> {
  const path = pathSchema.safeParse(request.params)
  return path.success ? ok(path.data.id.toLowerCase()) : fail('not-found', { detail: 'A scan has a UUID.' })
}

function idempotencyKeyOf(request: FastifyRequest): Result<string | null> {
  const header = request.headers['idempotency-key']
  if (header === undefined) return ok(null)
  const key = idempotencyKeySchema.safeParse(header)
  return key.success
    ? ok(key.data)
    : fail('request-invalid', {
        detail: 'Idempotency-Key needs 1 to 255 characters.',
        fields: { 'Idempotency-Key': 'has the wrong length' },
      })
}

/** `POST`, `GET` and `DELETE` of scans. */
export function registerScanRoutes(app: FastifyInstance, options: ScanRoutesOptions): void {
  const { budget, metrics } = options
  const refuse = (request: FastifyRequest, reply: FastifyReply, error: DomainError): FastifyReply => {
    metrics.countRefused(error.code)
    return sendProblem(request, reply, error)
  }

  app.post('/v1/scans', async (request, reply) => {
    const key = idempotencyKeyOf(request)
    if (!key.ok) return refuse(request, reply, key.error)
    if (isHopelesslyLong(request.headers['content-length'])) {
      reply.header('connection', 'close')
      return refuse(request, reply, { code: 'photo-too-large' })
    }
    const form = await readScanForm(request.raw, budget)
    if (!form.ok) return refuse(request, reply, form.error)
    const { fields, photo, photoHash, release } = form.value
    try {
      const accepted = await acceptScan(options, actorOf(request), {
        fields,
        photo,
        photoHash,
        idempotencyKey: key.value,
      })
      if (!accepted.ok) return refuse(request, reply, accepted.error)
      metrics.countAccepted()
      return reply.status(202).header('location', `/v1/scans/${accepted.value.id}`).send(accepted.value)
    } finally {
      release()
    }
  })

  app.get('/v1/scans/:id', async (request, reply) => {
    const id = scanIdOf(request)
    const scan = id.ok ? await readScan(options, actorOf(request), id.value) : id
    return scan.ok ? reply.send(scan.value) : sendProblem(request, reply, scan.error)
  })

  app.delete('/v1/scans/:id', async (request, reply) => {
    const id = scanIdOf(request)
    const deleted = id.ok ? await deleteScan(options, actorOf(request), id.value) : id
    return deleted.ok ? reply.status(204).send() : sendProblem(request, reply, deleted.error)
  })
}

/** Hex SHA-256 of a text. */
export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex')
