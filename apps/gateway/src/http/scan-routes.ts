import { createHash } from 'node:crypto'
import { type DomainError, fail, idempotencyKeySchema, ok, type Result, type ScanAccepted } from '@fitsize/contracts'
import type { RequestActor } from '@fitsize/identity'
import { type AcceptScanDependencies, acceptScan, deleteScan, eraseScans, readScan } from '@fitsize/usecases'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Metrics } from '../metrics'
import type { UploadBudget } from '../photos/upload-budget'
import { awaitScan } from '../scans/await-scan'
import type { StatusHub } from '../scans/status-hub'
import { actorOf } from './actor'
import { waitSecondsOf } from './preference'
import { sendProblem } from './problems'
import { noteScan } from './request-trace'
import { isHopelesslyLong, readScanForm, type ScanForm } from './scan-form'

export type ScanRoutesOptions = AcceptScanDependencies & {
  readonly budget: UploadBudget
  readonly metrics: Metrics
  readonly hub: StatusHub
  /** Fires when the gateway stops: calls that wait for a result get their 202 then. */
  readonly stopping: AbortSignal
}

const pathSchema = z.object({ id: z.uuid() })

/** The scan named in the path. What is no id is no scan. */
export function scanIdOf(request: FastifyRequest): Result<string> {
  const path = pathSchema.safeParse(request.params)
  if (!path.success) return fail('not-found', { detail: 'A scan has a UUID.' })
  const id = path.data.id.toLowerCase()
  noteScan(request, id)
  return ok(id)
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

const eraseQuerySchema = z.object({ all: z.literal('true') })

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
    const leaving = signalOfLeaving(reply)
    const accepted = await acceptForm(options, actorOf(request), form.value, key.value)
    if (!accepted.ok) return refuse(request, reply, accepted.error)
    noteScan(request, accepted.value.id)
    metrics.countAccepted()
    reply.header('location', `/v1/scans/${accepted.value.id}`)
    const seconds = waitSecondsOf(request.headers.prefer)
    if (seconds === null) return reply.status(202).send(accepted.value)
    reply.header('preference-applied', `wait=${seconds}`)
    return await answerWhenFinished(request, reply, accepted.value, { seconds, leaving, isKeyed: key.value !== null })
  })

  /**
   * Holds the answer until the scan has finished. Nothing was promised yet: whoever leaves meanwhile wants it no more,
   * unless an idempotency key says that they may come back. A wait that ends early becomes the promise of a 202.
   */
  const answerWhenFinished = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { id, ...accepted }: ScanAccepted,
    { seconds, leaving, isKeyed }: { seconds: number; leaving: AbortSignal; isKeyed: boolean },
  ): Promise<FastifyReply> => {
    const actor = actorOf(request)
    const over = firstOf([leaving, options.stopping], seconds * 1000)
    const awaited = await awaitScan(options, id, over.signal).finally(over.release)
    if (awaited === 'over' && leaving.aborted) {
      if (!isKeyed) await deleteScan(options, actor, id)
      // Nobody reads it.
      return reply.status(202).send({ id, ...accepted })
    }
    const scan = await readScan(options, actor, id)
    if (!scan.ok) return refuse(request, reply, scan.error)
    if (awaited === 'finished') return reply.status(200).send(scan.value)
    const { status, position, etaMs } = scan.value
    return reply.status(202).send({ id, status, position: position ?? 0, etaMs: etaMs ?? 0 })
  }

  app.delete('/v1/scans', async (request, reply) => {
    if (!eraseQuerySchema.safeParse(request.query).success)
      return sendProblem(request, reply, {
        code: 'request-invalid',
        detail: 'This erases all your scans: confirm with ?all=true, or name one scan in the address.',
        fields: { all: 'is not "true"' },
      })
    const erased = await eraseScans(options, actorOf(request))
    return erased.ok ? reply.send(erased.value) : sendProblem(request, reply, erased.error)
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

async function acceptForm(
  options: ScanRoutesOptions,
  actor: RequestActor,
  { release, ...form }: ScanForm,
  idempotencyKey: string | null,
): Promise<Result<ScanAccepted>> {
  try {
    return await acceptScan(options, actor, { ...form, idempotencyKey })
  } finally {
    release()
  }
}

/** Fires when the client closes the connection before it was answered. */
export function signalOfLeaving({ raw }: FastifyReply): AbortSignal {
  const leaving = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) leaving.abort()
  })
  return leaving.signal
}

/** A signal that fires with the first of several, or after a time; release it when it is no longer needed. */
export function firstOf(signals: readonly AbortSignal[], ms: number): { signal: AbortSignal; release: () => void } {
  const first = new AbortController()
  const fire = () => first.abort()
  const timer = setTimeout(fire, ms)
  for (const signal of signals) {
    signal.addEventListener('abort', fire)
    if (signal.aborted) fire()
  }
  return {
    signal: first.signal,
    release: () => {
      clearTimeout(timer)
      for (const signal of signals) signal.removeEventListener('abort', fire)
    },
  }
}

/** Hex SHA-256 of a text. */
export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex')
