import { type DomainError, fail, type LegacyTask, legacyQuerySchema, ok, type Result } from '@fitsize/contracts'
import { acceptScan, deleteScan, findReadableScan } from '@fitsize/usecases'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { awaitScan } from '../../scans/await-scan'
import { actorOf } from '../actor'
import { sendProblem } from '../problems'
import { noteScan } from '../request-trace'
import { isHopelesslyLong } from '../scan-form'
import { firstOf, type ScanRoutesOptions, scanIdOf, signalOfLeaving } from '../scan-routes'
import { readLegacyBody } from './legacy-body'
import { predictionOf, taskStatusOf } from './prediction'
import { type PythonValue, pythonJson } from './python-json'

export type LegacyRoutesOptions = ScanRoutesOptions & {
  readonly logger: Logger
  /** Answers with a task unless a request says otherwise. */
  readonly asyncByDefault: boolean
}

/** How soon another gateway, or this one again, can be asked. */
const stoppingRetrySeconds = 5

/**
 * The keypoint calls of the first FitSize, `POST /keypoints/execScript/` and `GET /keypoints/taskStatus/{id}/`: a thin
 * face before the same scans, with the original's answers byte for byte. Its addresses end with a slash, but its app
 * leaves one out and follows the redirect; here both are answered.
 */
export function registerLegacyRoutes(app: FastifyInstance, options: LegacyRoutesOptions): void {
  const { budget, metrics } = options
  // The body is read as JSON whatever it is said to be. Fastify would refuse a media type it cannot understand.
  app.addHook('onRequest', async (request) => {
    delete request.raw.headers['content-type']
  })

  const refuse = (request: FastifyRequest, reply: FastifyReply, error: DomainError): FastifyReply => {
    metrics.countRefused(error.code)
    // Not read to its end: what follows would be taken for the next request.
    if (!request.raw.complete) reply.header('connection', 'close')
    return sendProblem(request, reply, error)
  }

  /** Takes the photo in and lets go of it. */
  const accept = async (request: FastifyRequest): Promise<Result<string>> => {
    if (isHopelesslyLong(request.headers['content-length'])) return fail('photo-too-large')
    const body = await readLegacyBody(request.raw, budget)
    if (!body.ok) return body
    const { clothing, photo, photoHash, release } = body.value
    try {
      const accepted = await acceptScan(options, actorOf(request), {
        // The original knew one marker; whoever has printed a newer one need not know which call their app uses.
        fields: { garmentType: clothing, marker: 'auto', priority: 'interactive' },
        photo,
        photoHash,
        idempotencyKey: null,
      })
      return accepted.ok ? ok(accepted.value.id) : accepted
    } finally {
      release()
    }
  }

  /** Waits and answers. A scan whose result nobody will get is cancelled and erased. */
  const answerWhenFinished = async (
    request: FastifyRequest,
    reply: FastifyReply,
    scanId: string,
    leaving: AbortSignal,
  ): Promise<FastifyReply> => {
    const actor = actorOf(request)
    const over = firstOf([leaving, options.stopping], options.limits.interactiveDeadlineSeconds * 1000)
    const awaited = await awaitScan(options, scanId, over.signal).finally(over.release)
    if (awaited === 'over') {
      await deleteScan(options, actor, scanId)
      if (leaving.aborted) {
        options.logger.info({ scanId, requestId: request.id }, 'nobody waits any more; the scan was cancelled')
        return reply.hijack()
      }
      return sendProblem(
        request,
        reply,
        options.stopping.aborted
          ? { code: 'unavailable', retryAfterSeconds: stoppingRetrySeconds }
          : { code: 'scan-expired' },
      )
    }
    const scan = await findReadableScan(options, actor, scanId)
    const status = scan.ok ? scan.value.status : 'cancelled'
    if (status === 'expired') return sendProblem(request, reply, { code: 'scan-expired' })
    if (!scan.ok || status === 'cancelled') return sendProblem(request, reply, { code: 'scan-cancelled' })
    return sendPython(reply, predictionOf(scan.value))
  }

  for (const path of ['/keypoints/execScript/', '/keypoints/execScript'])
    app.post(path, async (request, reply) => {
      const leaving = signalOfLeaving(reply)
      const wantsTask = wantsTaskOf(request, options.asyncByDefault)
      if (!wantsTask.ok) return refuse(request, reply, wantsTask.error)
      const accepted = await accept(request)
      if (!accepted.ok) return refuse(request, reply, accepted.error)
      noteScan(request, accepted.value)
      metrics.countAccepted()
      if (!wantsTask.value) return await answerWhenFinished(request, reply, accepted.value, leaving)
      const task: LegacyTask = { task_id: accepted.value }
      return sendPython(reply, task)
    })

  for (const path of ['/keypoints/taskStatus/:id/', '/keypoints/taskStatus/:id'])
    app.get(path, async (request, reply) => {
      const id = scanIdOf(request)
      const scan = id.ok ? await findReadableScan(options, actorOf(request), id.value) : id
      return scan.ok ? sendPython(reply, taskStatusOf(scan.value)) : sendProblem(request, reply, scan.error)
    })
}

// As a buffer, or a charset would be added to the type.
const sendPython = (reply: FastifyReply, value: PythonValue): FastifyReply =>
  reply
    .status(200)
    .header('content-type', 'application/json')
    .send(Buffer.from(pythonJson(value)))

/** Whether a task is asked for instead of the prediction; the query says so before the header (RFC 7240), then the setting. */
function wantsTaskOf(request: FastifyRequest, byDefault: boolean): Result<boolean> {
  const query = legacyQuerySchema.safeParse(request.query)
  if (!query.success)
    return fail('request-invalid', { detail: 'A parameter is not valid.', fields: { async: 'must be 1 or 0' } })
  const prefers = [request.headers.prefer ?? ''].flat().join(',')
  return ok(query.data.async ?? (/(?:^|,)\s*respond-async\s*(?:[;,]|$)/i.test(prefers) || byDefault))
}
