import { setTimeout as pause } from 'node:timers/promises'
import { createGatewayClient } from '@fitsize/contracts/client'
import { Agent, request } from 'undici'
import { z } from 'zod'
import type { MixedPhoto } from './photos'
import type { Answer, Target } from './plan'

/** Sends a photo and resolves with what was found, or rejects. */
export type Ask = (photo: MixedPhoto, signal: AbortSignal) => Promise<Answer>

const predictionSchema = z.object({
  keypoints: z.record(z.string(), z.tuple([z.number(), z.number()])),
  cb_box_distance: z.number().nullable(),
})
const acceptedSchema = z.object({ task_id: z.string() })
const outputsSchema = z.object({ outputs: z.array(z.object({ name: z.string() })).min(1) })
const statusSchema = z.object({ status: z.string(), result: predictionSchema.nullable() })

const answerOf = ({ keypoints, cb_box_distance }: z.infer<typeof predictionSchema>): Answer => ({
  keypoints,
  pxPerCm: cb_box_distance,
})

/** How a contender is asked, each client with a connection of its own. */
export function askerOf(target: Target): Ask {
  // No time limits: a server that lets its clients wait for minutes is seen doing so.
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 0 }, pipelining: 1 })
  const post = async (url: string, body: Uint8Array, type: string, signal: AbortSignal): Promise<unknown> => {
    const answer = await request(url, { method: 'POST', body, headers: { 'content-type': type }, signal, dispatcher })
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${(await answer.body.text()).slice(0, 200)}`)
    return await answer.body.json()
  }
  switch (target.kind) {
    case 'blocking':
      return async ({ json }, signal) =>
        answerOf(predictionSchema.parse(await post(target.url, json, 'application/json', signal)))
    case 'bytes':
      return async ({ bytes, clothing }, signal) => {
        const url = `${target.url}?clothing=${clothing}`
        return answerOf(predictionSchema.parse(await post(url, bytes, 'image/jpeg', signal)))
      }
    case 'task':
      return async ({ json }, signal) => {
        const { task_id } = acceptedSchema.parse(await post(target.url, json, 'application/json', signal))
        for (;;) {
          await pause(target.everyMs, undefined, { signal })
          const asked = await request(`${target.statusUrl}${task_id}/`, { signal, dispatcher })
          const { status, result } = statusSchema.parse(await asked.body.json())
          if (result !== null) return answerOf(result)
          if (status === 'FAILURE') throw new Error('the task failed')
        }
      }
    case 'scans':
      return askGateway(target.url, target.apiKey)
    case 'model':
      return async ({ tensors }, signal) => {
        outputsSchema.parse(await post(target.url, tensors, 'application/json', signal))
        return { keypoints: {}, pxPerCm: null }
      }
  }
}

/** Through the product's own client: submit, follow the events until the result is stored, read it. */
function askGateway(baseUrl: string, apiKey: string): Ask {
  const client = createGatewayClient({ baseUrl, credential: () => apiKey })
  return async ({ bytes, clothing }, signal) => {
    const submitted = await client.submitScan({
      photo: new Blob([bytes], { type: 'image/jpeg' }),
      fields: { garmentType: clothing },
      signal,
    })
    if (!submitted.ok) throw new Error(`${submitted.error.code} ${submitted.error.detail ?? ''}`)
    for await (const step of client.followScan(submitted.value.id, { signal }))
      if (!step.ok) throw new Error(`${step.error.code} ${step.error.detail ?? ''}`)
    const scan = await client.readScan(submitted.value.id, signal)
    if (!scan.ok) throw new Error(scan.error.code)
    if (scan.value.status !== 'succeeded') throw new Error(`${scan.value.status} ${scan.value.error?.code ?? ''}`)
    const present = Object.entries(scan.value.keypoints).filter(([, point]) => point?.present)
    return {
      keypoints: Object.fromEntries(present.flatMap(([name, at]) => (at === undefined ? [] : [[name, [at.x, at.y]]]))),
      pxPerCm: scan.value.scale?.pxPerCm ?? null,
    }
  }
}
