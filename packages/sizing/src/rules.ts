import { type DimensionName, type GarmentType, garmentTypes } from '@fitsize/garments'
import { type Zone, zoneNames } from './zones'

/** Dimensions that say the same of a garment, such as its sleeves' length: the least likely to fit speaks for all. */
export type Aspect =
  | 'chest'
  | 'waist'
  | 'waistband'
  | 'shoulders'
  | 'length'
  | 'waist height'
  | 'sleeves'
  | 'neck'
  | 'cuffs'
  | 'hem'
  | 'legs'
  | 'rise'
  | 'thighs'
  | 'openings'

/** How a dimension is judged, in centimetres lying flat. */
export type DimensionRule = {
  readonly aspect: Aspect
  readonly zone: Zone | null
  /**
   * The size of an adult's that the other figures belong to (the drawings of packages/garments): they shrink and grow
   * with the garment. Null for lengths, whose steps are the same for children.
   */
  readonly usualCm: number | null
  /** How far it may differ from the ideal to either side and still fit: a size step. */
  readonly allowanceCm: number
  /** How much more a garment has to have where the reference is tight. */
  readonly tightCm: number
  /** How much less where the reference is loose. */
  readonly looseCm: number
  /** How much less or more a wish for closer or looser garments asks for. */
  readonly closerCm: number
  readonly looserCm: number
  /** How far the feel of the whole speaks of it: 0 to 1. */
  readonly ease: number
  /** How far a cut is meant to change it: 0 to 1. */
  readonly style: number
  /** Measured across a tube: its girth is exactly twice the width. Shoulders and necklines are no tubes. */
  readonly around: boolean
}

/*
 * Sources of the figures.
 *
 * Size steps. EN 13402-3 steps chest and waist girths by 4 cm, which is 2 cm lying flat. Jeans step the waist by an inch
 * (1.3 cm flat) and the inseam by two inches, half of which either way is 2.5 cm. Usual grade rules step shoulders by
 * 1.2 to 1.5 cm, sleeves by 1 to 2 cm, body lengths by 2 to 3 cm; cuffs, necklines and leg openings by less, but nobody
 * sees less than a centimetre there. Shoulder seams have to be half a centimetre further off to be seen.
 *
 * Ease, girths in centimetres: wearing 3, semi-fitted 4.5, loose 7 to 10, very loose 15 and more; trouser and skirt
 * waists 1.3 to 1.9. A chest that is tight lacks the wearing ease (3, flat 1.5); one that is loose has a loose garment's
 * ease instead of a semi-fitted one's (8.5 - 4.5 = 4, flat 2). Closer is from semi-fitted to wearing ease (1.5, flat
 * 0.75), looser from semi-fitted to the least loose (2.5, flat 1.25). A tight waistband lacks its ease (1.6, flat 0.8), a
 * loose one has a size step too much. Trousers have at least an inch of ease at the thigh (Central Washington
 * University, costume textbook, chapter 16), flat 1.3. A length that is too short or too long is so by more than its
 * allowance: a step and a half. A wish for closer or looser tops is 0.4 or 0.6 of a size step at the chest, and the same
 * share of a step in the measures that are graded with it.
 */
const width = {
  ease: 1,
  style: 1,
  around: true,
  usualCm: 52,
  allowanceCm: 2,
  tightCm: 1.5,
  looseCm: 2,
  closerCm: 0.75,
  looserCm: 1.25,
}
const length = { usualCm: null, ease: 0, style: 0, around: false, closerCm: 0, looserCm: 0 }
const bodyLength = { ...length, allowanceCm: 3, tightCm: 4.5, looseCm: 4.5 }
const sleeve = { ...length, allowanceCm: 2, tightCm: 3, looseCm: 3, closerCm: 0.3, looserCm: 0.5 }
const leg = { ...length, allowanceCm: 2.5, tightCm: 3.75, looseCm: 3.75 }
const end = { ...width, ease: 0, style: 0, allowanceCm: 1, tightCm: 1, looseCm: 1, closerCm: 0, looserCm: 0 }

const chest: DimensionRule = { aspect: 'chest', zone: 'chest', ...width }
const waist: DimensionRule = { aspect: 'waist', zone: 'waist', ...width, allowanceCm: 2.5 }
const bodyLengthRule: DimensionRule = {
  aspect: 'length',
  zone: 'length',
  ...bodyLength,
  closerCm: 0.7,
  looserCm: 1.2,
}
const sleeveRule: DimensionRule = { aspect: 'sleeves', zone: 'sleeves', ...sleeve }
const cuff: DimensionRule = { aspect: 'cuffs', zone: null, ...end, usualCm: 11 }
const hem: DimensionRule = { aspect: 'hem', zone: 'hem', ...width, allowanceCm: 3, ease: 0.5 }
const legRule: DimensionRule = { aspect: 'legs', zone: 'length', ...leg }
const thigh: DimensionRule = {
  aspect: 'thighs',
  zone: 'thighs',
  ...width,
  style: 0.5,
  usualCm: 28,
  allowanceCm: 1.5,
  tightCm: 1.3,
  looseCm: 1.5,
  closerCm: 0.5,
  looserCm: 0.75,
}
const opening: DimensionRule = { aspect: 'openings', zone: 'hem', ...end, usualCm: 19, allowanceCm: 1.5 }

export const dimensionRules: Readonly<Record<DimensionName, DimensionRule>> = {
  chest,
  waist,
  shoulders: {
    aspect: 'shoulders',
    zone: 'shoulders',
    ...width,
    usualCm: 46,
    allowanceCm: 2,
    tightCm: 1.5,
    looseCm: 1.5,
    closerCm: 0.5,
    looserCm: 0.8,
    ease: 0.5,
    style: 0.5,
    around: false,
  },
  neck: { aspect: 'neck', zone: null, ...end, usualCm: 18, around: false },
  body_length: bodyLengthRule,
  center_front_length: bodyLengthRule,
  length_left: bodyLengthRule,
  length_right: bodyLengthRule,
  full_length_left: bodyLengthRule,
  full_length_right: bodyLengthRule,
  length: { aspect: 'length', zone: 'length', ...bodyLength },
  left_sleeve: sleeveRule,
  right_sleeve: sleeveRule,
  left_sleeve_from_neck: sleeveRule,
  right_sleeve_from_neck: sleeveRule,
  left_sleeve_inseam: sleeveRule,
  right_sleeve_inseam: sleeveRule,
  left_cuff: cuff,
  right_cuff: cuff,
  hem,
  hemline: hem,
  waistband: {
    aspect: 'waistband',
    zone: 'waist',
    ...width,
    style: 0,
    usualCm: 40,
    allowanceCm: 1.3,
    tightCm: 0.8,
    looseCm: 1.3,
    closerCm: 0.3,
    looserCm: 0.3,
  },
  left_inseam: legRule,
  right_inseam: legRule,
  left_leg: legRule,
  right_leg: legRule,
  front_rise: { aspect: 'rise', zone: 'hips', ...length, allowanceCm: 1.5, tightCm: 1.5, looseCm: 1.5 },
  left_thigh: thigh,
  right_thigh: thigh,
  left_opening: opening,
  right_opening: opening,
}

/** The zone that a dimension belongs to; null where nobody speaks of one. */
export const zoneOf = (dimension: DimensionName): Zone | null => dimensionRules[dimension].zone

/** The zones in which a type is compared, from top to bottom. */
export const zonesOf = (garmentType: GarmentType): readonly Zone[] =>
  zoneNames.filter((zone) => garmentTypes[garmentType].dimensions.some(({ name }) => zoneOf(name) === zone))

/** The rule of a type's dimension. A jacket's sides are measured down to its waistline, not to its hem. */
export function ruleOf(garmentType: GarmentType, dimension: DimensionName): DimensionRule {
  const rule = dimensionRules[dimension]
  if (garmentType === 'outwear' && (dimension === 'length_left' || dimension === 'length_right'))
    return { ...rule, aspect: 'waist height', zone: null }
  // What is worn over other clothes has more ease, so that a size step either way is noticed less (EN 13402-3 allows
  // coats and jackets two steps of 4 cm where letters are used).
  if (garmentType === 'outwear' && (rule.aspect === 'chest' || rule.aspect === 'waist'))
    return { ...rule, allowanceCm: 2.5 }
  return rule
}

/**
 * How likely somebody whom an aspect does not fit says that the garment does not fit. Judged: what closes around the
 * body comes first (factories hold chest, waist, hip and shoulder tightest), what can be rolled up or hemmed follows,
 * then what is seen more than felt. Together with `fitUnknown` they make a garment that nothing is known of fit in
 * about 42 % of cases, as choosing by a size chart does (10.1177/0887302X19856117).
 */
export const importance: Readonly<Record<GarmentType, Partial<Record<Aspect, number>>>> = {
  blouse: { chest: 1, shoulders: 0.6, length: 0.6, sleeves: 0.5, waist: 0.5, neck: 0.2, cuffs: 0.2 },
  outwear: {
    chest: 1,
    shoulders: 0.6,
    length: 0.5,
    sleeves: 0.6,
    waist: 0.5,
    hem: 0.3,
    'waist height': 0.1,
    neck: 0.2,
    cuffs: 0.2,
  },
  trousers: { waistband: 1, legs: 0.8, thighs: 0.6, rise: 0.4, openings: 0.3 },
  skirt: { waistband: 1, length: 0.7, hem: 0.4 },
  dress: { chest: 1, waist: 0.8, shoulders: 0.5, length: 0.5, sleeves: 0.4, hem: 0.2, neck: 0.2, cuffs: 0.1 },
}

/** That a dimension of a size fits when nothing at all is known of the size; see `importance`. */
export const fitUnknown = 0.75
/** How much likelier one that is missing fits when everything else is known: sizes are graded together. */
export const gradedTogether = 0.2

/**
 * Negative ease that a cloth bears, as a share of a girth: a cotton knit about 2 %, one with elastane up to 12 % (MI
 * Slope, Different knits require different amounts of negative ease); half of it still sits without squeezing.
 */
export const stretchShare = { none: 0, some: 0.02, much: 0.06 } as const

/** Ease of a chest by cut, girth in centimetres: wearing, semi-fitted, loose (7 to 10), very loose. */
export const styleEaseCm = { slim: 3, regular: 4.5, loose: 8.5, oversized: 15 } as const
/** How far a cut that is meant to be wider or closer excuses that it is. */
export const styleExcuse = 0.5

/** From the half of a 90 % interval to a standard deviation. */
export const ninetyPercent = 1.645
/** Nobody reads a tape more exactly than to half a centimetre, whatever the interval says. */
export const tapeCm = 0.5
/** One deviation in girths lying flat where the groups are only alike (half a size step of letters) or not named. */
export const alikeCm = 0.5
export const unnamedCm = 1
/** How well `tight` or `loose` says by how much: half of it either way is as good as certain. */
export const feelDeviation = 0.25
/** At this repeatability, the wearing ease, a dimension counts half. */
export const halfTrustCm = 3
/**
 * Within these, figures shrink and grow with the garment. A toddler's chest is half of an adult's, but no size step is
 * below 1.2 cm.
 */
export const smallestScale = 0.6
export const largestScale = 1.3

/** Tenths of a millimetre in a centimetre of a rule, for a garment that has this many there. */
export const scaleOf = (value: number, { usualCm }: DimensionRule): number =>
  usualCm === null ? 100 : 100 * Math.min(largestScale, Math.max(smallestScale, value / (100 * usualCm)))

/** How much of the way from a tight or loose reference to the ideal still fits, said of the whole or of the zone. */
export const boundOfWhole = 0.75
export const boundOfZone = 0.5
/** How far a reference that gives more than what is offered hides that its owner needs more. */
export const hiddenByStretch = 0.5

/** From this probability on the whole is said to fit, if at least this share of what matters is known. */
export const fitsFrom = 0.5
export const fitsKnownFrom = 0.4
/** Below this share of what matters nothing is said: a type's main girth alone is more. */
export const knownFrom = 0.25
/** Too tight, or too loose, is said where it is this many times as probable as the other. */
export const oneSided = 1.2
/** Below this probability no size is recommended. */
export const recommendedFrom = 0.25
