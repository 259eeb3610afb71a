import type { GarmentType } from '@fitsize/garments'
import type { SizeRun } from './bodies'

/** A kind of garment as shops sell it, and how often. Length and sleeve as shares of the stature. */
export type Kind = {
  readonly category: string
  readonly garmentType: GarmentType
  readonly weight: number
  readonly length: readonly [low: number, high: number]
  /** How likely. */
  readonly longSleeved: number
  /** Added to the ease of the cut, in centimetres round the body. */
  readonly ease: number
  readonly runs: readonly (readonly [SizeRun, number])[]
  readonly stretch: readonly (readonly ['none' | 'some' | 'much', number])[]
  readonly priceEuros: readonly [low: number, high: number]
}

const lettersFirst = [
  ['letters', 7],
  ['numbers', 3],
] as const
const numbersFirst = [
  ['letters', 4],
  ['numbers', 6],
] as const
const knit = [
  ['none', 1],
  ['some', 6],
  ['much', 3],
] as const
const woven = [
  ['none', 7],
  ['some', 3],
] as const

export const kinds: readonly Kind[] = [
  {
    category: 't-shirt',
    garmentType: 'blouse',
    weight: 18,
    length: [0.38, 0.42],
    longSleeved: 0.15,
    ease: 0,
    runs: lettersFirst,
    stretch: knit,
    priceEuros: [9, 50],
  },
  {
    category: 'shirt',
    garmentType: 'blouse',
    weight: 11,
    length: [0.41, 0.45],
    longSleeved: 0.8,
    ease: 2,
    runs: numbersFirst,
    stretch: woven,
    priceEuros: [25, 120],
  },
  {
    category: 'sweater',
    garmentType: 'blouse',
    weight: 9,
    length: [0.36, 0.41],
    longSleeved: 1,
    ease: 3,
    runs: lettersFirst,
    stretch: knit,
    priceEuros: [29, 180],
  },
  {
    category: 'hoodie',
    garmentType: 'blouse',
    weight: 6,
    length: [0.38, 0.42],
    longSleeved: 1,
    ease: 6,
    runs: lettersFirst,
    stretch: knit,
    priceEuros: [29, 110],
  },
  {
    category: 'jacket',
    garmentType: 'outwear',
    weight: 9,
    length: [0.37, 0.46],
    longSleeved: 1,
    ease: 8,
    runs: numbersFirst,
    stretch: woven,
    priceEuros: [49, 350],
  },
  {
    category: 'coat',
    garmentType: 'outwear',
    weight: 5,
    length: [0.5, 0.65],
    longSleeved: 1,
    ease: 11,
    runs: numbersFirst,
    stretch: woven,
    priceEuros: [79, 600],
  },
  {
    category: 'jeans',
    garmentType: 'trousers',
    weight: 11,
    length: [0.44, 0.465],
    longSleeved: 0,
    ease: 0,
    runs: [
      ['waist-and-length', 8],
      ['numbers', 2],
    ],
    stretch: [
      ['none', 3],
      ['some', 5],
      ['much', 2],
    ],
    priceEuros: [29, 180],
  },
  {
    category: 'trousers',
    garmentType: 'trousers',
    weight: 10,
    length: [0.42, 0.465],
    longSleeved: 0,
    ease: 2,
    runs: numbersFirst,
    stretch: woven,
    priceEuros: [25, 160],
  },
  {
    category: 'shorts',
    garmentType: 'trousers',
    weight: 5,
    length: [0.07, 0.15],
    longSleeved: 0,
    ease: 4,
    runs: lettersFirst,
    stretch: woven,
    priceEuros: [15, 80],
  },
  {
    category: 'skirt',
    garmentType: 'skirt',
    weight: 6,
    length: [0.25, 0.55],
    longSleeved: 0,
    ease: 1,
    runs: numbersFirst,
    stretch: woven,
    priceEuros: [19, 140],
  },
  {
    category: 'dress',
    garmentType: 'dress',
    weight: 10,
    length: [0.5, 0.8],
    longSleeved: 0.4,
    ease: 2,
    runs: numbersFirst,
    stretch: [
      ['none', 5],
      ['some', 3],
      ['much', 2],
    ],
    priceEuros: [25, 250],
  },
]
