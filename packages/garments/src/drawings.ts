import type { GarmentType, KeypointName } from './specification'

/**
 * A garment as it lies flat, drawn in centimetres of a usual size, x right, y down, (0, 0) in the middle of its upper
 * edge. `outline` and `details` are SVG paths; the keypoints lie where they are marked on a real garment.
 */
export type GarmentDrawing = {
  readonly viewBox: string
  readonly outline: string
  readonly details: string
  readonly keypoints: Readonly<Partial<Record<KeypointName, { readonly x: number; readonly y: number }>>>
}

/** One drawing of each type, with all the keypoints of the type. */
export const garmentDrawings: Readonly<Record<GarmentType, GarmentDrawing>> = {
  blouse: {
    viewBox: '-44 -5 88 81',
    outline:
      'M9 0L23 3.9Q24.6 4.6 25.8 5.8L40.4 15.6L30.3 30.6Q27.7 23.3 26.5 23.7Q25.5 47.3 26 71Q0 72.1 -26 71Q-25.5 47.3 -26.5 23.7Q-27.7 23.3 -30.3 30.6L-40.4 15.6L-25.8 5.8Q-24.6 4.6 -23 3.9L-9 0Q0 3.2 9 0Z',
    details: 'M-9 0C-8 8 -4 10.5 0 10.5S8 8 9 0',
    keypoints: {
      neckline_left: { x: -9, y: 0 },
      neckline_right: { x: 9, y: 0 },
      shoulder_left: { x: -24.5, y: 4.7 },
      shoulder_right: { x: 24.5, y: 4.7 },
      armpit_left: { x: -26.5, y: 23.7 },
      armpit_right: { x: 26.5, y: 23.7 },
      cuff_left_in: { x: -30.3, y: 30.6 },
      cuff_right_in: { x: 30.3, y: 30.6 },
      cuff_left_out: { x: -40.4, y: 15.6 },
      cuff_right_out: { x: 40.4, y: 15.6 },
      top_hem_left: { x: -26, y: 71 },
      top_hem_right: { x: 26, y: 71 },
      center_front: { x: 0, y: 10.5 },
    },
  },
  outwear: {
    viewBox: '-47 -5 94 85',
    outline:
      'M9 0L23 3.9Q24.6 4.6 26.2 12.6L42.8 58.4L33.4 61.8Q27.7 33 26.5 30Q25.5 52 26 75Q0 76 -26 75Q-25.5 52 -26.5 30Q-27.7 33 -33.4 61.8L-42.8 58.4L-26.2 12.6Q-24.6 4.6 -23 3.9L-9 0Q0 3.2 9 0Z',
    details: 'M-9 0L0 22L9 0M0 22V75.5M-15 52h8M7 52h8',
    keypoints: {
      neckline_left: { x: -9, y: 0 },
      neckline_right: { x: 9, y: 0 },
      shoulder_left: { x: -24.5, y: 6.2 },
      shoulder_right: { x: 24.5, y: 6.2 },
      armpit_left: { x: -26.5, y: 30 },
      armpit_right: { x: 26.5, y: 30 },
      waistline_left: { x: -25.9, y: 47.8 },
      waistline_right: { x: 25.9, y: 47.8 },
      cuff_left_in: { x: -33.4, y: 61.8 },
      cuff_right_in: { x: 33.4, y: 61.8 },
      cuff_left_out: { x: -42.8, y: 58.4 },
      cuff_right_out: { x: 42.8, y: 58.4 },
      top_hem_left: { x: -26, y: 75 },
      top_hem_right: { x: 26, y: 75 },
    },
  },
  trousers: {
    viewBox: '-29 -4 58 113',
    outline:
      'M-20 0Q0 1.6 20 0C22 10.2 25 16 25.6 29L22.2 105Q12.7 105.6 3.2 105L0 31L-3.2 105Q-12.7 105.6 -22.2 105L-25.6 29C-25 16 -22 10.2 -20 0Z',
    details: 'M-21 6Q0 7.6 21 6M0 7V18',
    keypoints: {
      waistband_left: { x: -20, y: 0 },
      waistband_right: { x: 20, y: 0 },
      bottom_left_in: { x: -3.2, y: 105 },
      bottom_right_in: { x: 3.2, y: 105 },
      bottom_left_out: { x: -22.2, y: 105 },
      bottom_right_out: { x: 22.2, y: 105 },
      crotch: { x: 0, y: 31 },
    },
  },
  skirt: {
    viewBox: '-38 -5 76 86',
    outline: 'M-17 0Q0 1.6 17 0C21 20 29 50 33 72Q0 78 -33 72C-29 50 -21 20 -17 0Z',
    details: 'M-18 6Q0 7.6 18 6M-7 14L-12 60M8 14L14 52',
    keypoints: {
      waistband_left: { x: -17, y: 0 },
      waistband_right: { x: 17, y: 0 },
      hemline_left: { x: -33, y: 72 },
      hemline_right: { x: 33, y: 72 },
    },
  },
  dress: {
    viewBox: '-41 -4 82 122',
    outline:
      'M9 0L18.6 3.2Q20.2 3.8 21.4 5L34.5 18L26.6 27.4Q24 20.6 22.6 21Q19.2 32 19 42C25 62 32 90 36 112Q0 117 -36 112C-32 90 -25 62 -19 42Q-19.2 32 -22.6 21Q-24 20.6 -26.6 27.4L-34.5 18L-21.4 5Q-20.2 3.8 -18.6 3.2L-9 0Q0 3.2 9 0Z',
    details: 'M-9 0C-8 9 -4 12 0 12S8 9 9 0M-19 42Q0 45 19 42',
    keypoints: {
      neckline_left: { x: -9, y: 0 },
      neckline_right: { x: 9, y: 0 },
      shoulder_left: { x: -20.1, y: 3.9 },
      shoulder_right: { x: 20.1, y: 3.9 },
      armpit_left: { x: -22.6, y: 21 },
      armpit_right: { x: 22.6, y: 21 },
      waistline_left: { x: -19, y: 42 },
      waistline_right: { x: 19, y: 42 },
      cuff_left_in: { x: -26.6, y: 27.4 },
      cuff_right_in: { x: 26.6, y: 27.4 },
      cuff_left_out: { x: -34.5, y: 18 },
      cuff_right_out: { x: 34.5, y: 18 },
      hemline_left: { x: -36, y: 112 },
      hemline_right: { x: 36, y: 112 },
      center_front: { x: 0, y: 12 },
    },
  },
}
