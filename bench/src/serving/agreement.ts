import type { MixedPhoto } from './load/photos'
import type { Answer } from './load/plan'

/** How far a contender's answers are from those of the model in a loop. */
export type Agreement = {
  readonly photos: number
  /** Share of the reference's keypoints that were found too, and not more. */
  readonly keypointsAlike: number
  /** Mean distance of keypoints, per mille of the photo's longer side. */
  readonly distancePerMille: number
  /** Mean difference of pixels per centimetre, per cent; null where a marker was found by one of both only. */
  readonly scalePercent: number | null
}

export type AgreementPhotos = readonly Pick<MixedPhoto, 'width' | 'height'>[]

export function agreementOf(
  photos: AgreementPhotos,
  reference: readonly Answer[],
  answers: readonly Answer[],
): Agreement {
  let [alike, named] = [0, 0]
  const distances: number[] = []
  const scales: (number | null)[] = []
  for (const [index, answer] of answers.entries()) {
    const [expected, photo] = [reference[index], photos[index]]
    if (expected === undefined || photo === undefined) throw new Error('more answers than photos')
    for (const name of new Set([...Object.keys(expected.keypoints), ...Object.keys(answer.keypoints)])) {
      named += 1
      const [one, other] = [expected.keypoints[name], answer.keypoints[name]]
      if (one === undefined || other === undefined) continue
      alike += 1
      distances.push(Math.hypot(one[0] - other[0], one[1] - other[1]) / Math.max(photo.width, photo.height))
    }
    if (expected.pxPerCm === null && answer.pxPerCm === null) continue
    scales.push(
      expected.pxPerCm === null || answer.pxPerCm === null ? null : Math.abs(answer.pxPerCm / expected.pxPerCm - 1),
    )
  }
  const known = scales.flatMap((scale) => scale ?? [])
  return {
    photos: answers.length,
    keypointsAlike: alike / named,
    distancePerMille: 1000 * mean(distances),
    scalePercent: known.length < scales.length ? null : 100 * mean(known),
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
