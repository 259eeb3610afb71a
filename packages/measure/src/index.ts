export {
  type CorrectedKeypoint,
  type Correction,
  type Corrections,
  correctPoints,
  type FoundKeypoint,
  isBeforeHorizon,
} from './correct-points'
export { type PlaceOf, traceCourse } from './course'
export {
  type Homography,
  type HomographyCovariance,
  type Point,
  project,
  pxPerCmAt,
  resizeHomography,
} from './homography'
export { drawOut, layOut } from './lay-out'
export { annotatorsApart, covarianceByHand, usualWidthCm } from './marked-by-hand'
export {
  type Dimension,
  type GarmentMeasurement,
  type MeasuredKeypoint,
  measureGarment,
  ninetyPercent,
} from './measure'
