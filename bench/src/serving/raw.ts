import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { type Answer, answerSchema } from './load/plan'
import type { RawMeasurement } from './measurement'
import { photosFolder } from './places'
import { output } from './programs'

const env = { PYTHONPATH: '.', OMP_NUM_THREADS: '1' }
const measuredSchema = z.object({ photosPerSecond: z.number(), cpuMs: z.record(z.string(), z.number()) })
const answersSchema = z.object({
  answers: z.array(z.object({ keypoints: answerSchema.shape.keypoints, cb_box_distance: z.number().nullable() })),
})

/** The model in a loop with decode and marker, a process for each core. */
export async function measureRaw(python: string, batch: number, seconds: number): Promise<RawMeasurement> {
  const processes = availableParallelism()
  const settings = ['--batch', batch, '--seconds', seconds, '--processes', processes].map(String)
  const printed = await output(python, ['-m', 'serving.raw', '--photos', photosFolder, ...settings], env)
  return { batch, processes, ...measuredSchema.parse(JSON.parse(printed)) }
}

/** What the model in a loop finds in each photo of the mix. */
export async function referenceAnswers(python: string): Promise<readonly Answer[]> {
  const printed = await output(python, ['-m', 'serving.raw', '--photos', photosFolder, '--answers'], env)
  const { answers } = answersSchema.parse(JSON.parse(printed))
  return answers.map(({ keypoints, cb_box_distance }) => ({ keypoints, pxPerCm: cb_box_distance }))
}
