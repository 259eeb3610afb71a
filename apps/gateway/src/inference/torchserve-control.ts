import type { ControlFailure, ControlResult, ServedModel, ServerControl } from '@fitsize/usecases'
import { request } from 'undici'
import { z } from 'zod'

const readMs = 5_000
/** A worker loads its model and compares its runtimes before it is ready. */
const scaleMs = 120_000

const answerSchema = z
  .array(
    z.object({
      modelName: z.string(),
      modelVersion: z.string(),
      batchSize: z.number().int().min(1),
      maxBatchDelay: z.number(),
      minWorkers: z.number().int(),
      maxWorkers: z.number().int(),
      workers: z.array(z.object({ status: z.string() })),
      jobQueueStatus: z.object({ pendingRequests: z.number().int() }),
    }),
  )
  .min(1)

/** TorchServe's management API. It has no authentication: the address must be private. */
export function createTorchServeControl(managementUrl: string): ServerControl {
  const base = managementUrl.replace(/\/+$/, '')
  const pathOf = (model: string) => `${base}/models/${encodeURIComponent(model)}`

  const read = async (model: string): Promise<ControlResult<ServedModel>> => {
    const answer = await ask('GET', pathOf(model), readMs)
    return answer.ok ? servedModel(answer.value) : answer
  }

  return {
    read,
    async scale(model, workers) {
      const query = new URLSearchParams({
        min_worker: String(workers),
        max_worker: String(workers),
        synchronous: 'true',
      })
      const answer = await ask('PUT', `${pathOf(model)}?${query}`, scaleMs)
      return answer.ok ? await read(model) : answer
    },
  }
}

const failed = (kind: ControlFailure['kind'], reason: string): { ok: false; failure: ControlFailure } => ({
  ok: false,
  failure: { kind, reason },
})

async function ask(method: 'GET' | 'PUT', url: string, timeoutMs: number): Promise<ControlResult<string>> {
  try {
    const { statusCode, body } = await request(url, { method, signal: AbortSignal.timeout(timeoutMs) })
    const text = await body.text()
    if (statusCode < 300) return { ok: true, value: text }
    return failed('refused', `the management API answered ${statusCode}: ${text.slice(0, 200)}`)
  } catch (error) {
    return failed(
      'unavailable',
      `the management API does not answer: ${error instanceof Error ? error.message : error}`,
    )
  }
}

function servedModel(text: string): ControlResult<ServedModel> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return failed('unavailable', 'what answers at the management address does not speak JSON')
  }
  const parsed = answerSchema.safeParse(json)
  const model = parsed.data?.[0]
  if (model === undefined) return failed('unavailable', 'what answers at the management address is not TorchServe')
  return {
    ok: true,
    value: {
      name: model.modelName,
      version: model.modelVersion,
      batchSize: model.batchSize,
      maxBatchDelayMs: model.maxBatchDelay,
      minWorkers: model.minWorkers,
      maxWorkers: model.maxWorkers,
      readyWorkers: model.workers.filter(({ status }) => status === 'READY').length,
      waiting: model.jobQueueStatus.pendingRequests,
    },
  }
}
