import type { DimensionName, GarmentType } from '@fitsize/garments'
import type { Body } from './bodies'

export type FitStyle = 'slim' | 'regular' | 'loose' | 'oversized'
/** What sets one garment apart from another of its kind, the same for all its sizes. Widths in centimetres round the body. */
export type Cut = {
  readonly ease: number
  /** Of the length, sleeves and legs: 1 is usual for the kind. */
  readonly length: number
  readonly sleeve: number
  readonly hem: number
  readonly longSleeved: boolean
  readonly child: boolean
}

type Lengths = Partial<Record<DimensionName, number>>

/** What is measured on both sides is alike on both. */
const both = (name: string, cm: number): Lengths => ({ [`left_${name}`]: cm, [`right_${name}`]: cm })
const bothEnds = (name: string, cm: number): Lengths => ({ [`${name}_left`]: cm, [`${name}_right`]: cm })

function top(body: Body, cut: Cut, share: number): Lengths {
  const chest = (body.chest + cut.ease) / 2
  const shoulders = (cut.child ? 6 + 0.37 * body.chest : 13 + 0.3 * body.chest) + 0.12 * cut.ease
  const length = body.height * share * cut.length
  const sleeve = body.height * (cut.longSleeved ? 0.335 : 0.115) * cut.sleeve
  return {
    chest,
    body_length: length,
    waist: chest * (0.9 + 0.1 * cut.hem),
    shoulders,
    neck: 8 + 0.055 * body.height,
    center_front_length: length - 0.05 * body.height,
    ...bothEnds('length', length - 0.03 * body.height),
    ...both('sleeve_from_neck', sleeve + shoulders / 2 - 4),
    ...both('sleeve_inseam', Math.max(3, sleeve - (cut.longSleeved ? 0.1 : 0.07) * body.height)),
    ...both('cuff', cut.longSleeved ? 4 + 0.06 * body.chest : 5 + 0.12 * body.chest),
    ...both('sleeve', sleeve),
  }
}

/** The flat measures of a garment cut for a body, in centimetres. */
export function cutFor(type: GarmentType, body: Body, cut: Cut, share: number): Lengths {
  switch (type) {
    case 'blouse':
      return top(body, cut, share)
    case 'outwear': {
      const { center_front_length: _, ...lengths } = top(body, cut, share)
      return {
        ...lengths,
        hem: (lengths.chest ?? 0) * (0.95 + 0.08 * cut.hem),
        ...bothEnds('full_length', body.height * share * cut.length - 4),
      }
    }
    case 'dress':
      return { ...top(body, cut, share), hemline: (body.hips / 2) * (1 + 0.5 * cut.hem) }
    case 'skirt': {
      const length = body.height * share * cut.length
      return {
        waistband: (body.waist + 0.2 * cut.ease) / 2,
        length,
        hemline: (body.hips / 2) * (1 + 0.6 * cut.hem),
        ...bothEnds('length', length + 1),
      }
    }
    case 'trousers': {
      const inseam = body.height * share * cut.length
      const rise = 0.12 * body.height + 0.08 * body.hips
      return {
        waistband: (body.waist + 0.3 * cut.ease) / 2,
        ...both('inseam', inseam),
        ...both('leg', inseam + rise),
        front_rise: rise,
        ...both('thigh', 0.27 * body.hips + 0.3 * cut.ease),
        ...both('opening', 6 + 0.09 * body.hips + 0.4 * cut.ease * cut.hem),
      }
    }
  }
}
