import { fail, ok, type Result, type ScanFindings } from '@fitsize/contracts'
import { keypointHash } from '@fitsize/garments'
import { measureGarment } from '@fitsize/measure'
import { decideGarmentType } from './garment-type'
import type { KeypointsAnswer, MarkerAnswer } from './inference'
import { garmentBox, namePoints, warnOfPoints } from './points'
import { scaleOf } from './scale'
import type { ScanWish, Size } from './scan-queue'
import { thresholds } from './thresholds'
import { inOrder, warnOfMarker, warnOfPhoto } from './warnings'

export type Answers = {
  readonly keypoints: KeypointsAnswer
  /** Null when none was found or none was asked for. */
  readonly marker: MarkerAnswer | null
}

/**
 * What the two models' answers, given in pixels of the working copy, say about the garment, in pixels of the upright
 * full-size photo and in centimetres.
 *
 * An unsure type has the most probable type's points but no dimensions: their names depend on the type.
 * @returns no-garment, or inference-failed when the answer's keypoints are not the ones this program knows.
 */
export function findingsOf(
  wish: ScanWish,
  sizes: { photo: Size; working: Size },
  answers: Answers,
): Result<ScanFindings> {
  const { keypoints: answer, marker } = answers
  if (answer.keypointHash !== keypointHash)
    return fail('inference-failed', {
      detail: `The model's keypoints are ${answer.keypointHash}, this gateway knows ${keypointHash}: deploy matching versions.`,
    })
  if (answer.garmentProbability < thresholds.garmentProbability) return fail('no-garment')

  const { photo } = sizes
  const factor = resizeFactor(sizes)
  const { garmentType, shape, candidates } = decideGarmentType(wish.garmentType, answer.typeProbabilities)
  const keypoints = namePoints(answer.points, shape, factor)
  const { middle } = garmentBox(keypoints, photo)
  const present = Object.values(keypoints).filter((point) => point.present)
  const scale = marker === null ? null : scaleOf(marker, factor, wish.checkLineMm, middle, present)

  const warnings = inOrder([
    ...(garmentType === 'unsure' ? [{ code: 'garment-type-unsure' } as const] : []),
    ...warnOfPhoto(answer),
    ...(wish.marker === 'none' ? [] : warnOfMarker(marker, scale, middle)),
    ...warnOfPoints(keypoints, photo),
  ])

  return ok({
    garmentType,
    candidates,
    photo,
    keypoints,
    scale,
    dimensions: scale === null || garmentType === 'unsure' ? {} : measureGarment({ garmentType, keypoints, ...scale }),
    warnings,
  })
}

/** Full-size photo / working copy, by the longer side: rounding to whole pixels weighs least there. */
const resizeFactor = ({ photo, working }: { photo: Size; working: Size }): number =>
  Math.max(photo.width, photo.height) / Math.max(working.width, working.height)
