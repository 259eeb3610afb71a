import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { OpenInference } from '../src/inference/open-inference'
import { createPreparePhoto } from '../src/photos/prepare-photo'

/** A photo of a garment beside its sheet, as the gateway sends it to the models. */
export async function readSamplePhoto(): Promise<Uint8Array> {
  const file = fileURLToPath(new URL('../../web/public/samples/dress-floral.jpg', import.meta.url))
  const prepared = await createPreparePhoto(1)(await readFile(file))
  if (!prepared.ok) throw new Error(prepared.error.code)
  return prepared.value.bytes
}

/** How many requests each of these, sent at once, was answered together with. */
export async function batchSizes(inference: OpenInference, image: Uint8Array, count: number): Promise<number[]> {
  const answers = await Promise.all(
    Array.from({ length: count }, () =>
      inference.findKeypoints(
        { scanId: randomUUID(), image, garmentType: 'dress' },
        { timeoutMs: 50_000, signal: new AbortController().signal },
      ),
    ),
  )
  return answers.map((answer) => {
    if (!answer.ok) throw new Error(answer.failure.reason)
    return answer.report?.batchSize ?? 0
  })
}
