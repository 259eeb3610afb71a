export { type PlaceOf, traceCourse } from './course'
export { type Homography, type HomographyCovariance, type Point, pxPerCmAt, resizeHomography } from './homography'
export {
  type Dimension,
  type GarmentMeasurement,
  type MeasuredKeypoint,
  measureGarment,
  ninetyPercent,
} from './measure'
