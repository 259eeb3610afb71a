import { type ColourFamily, type DimensionName, dimensionNames, garmentTypes } from '@fitsize/garments'

import { type Body, sizesOf, type Wearer } from './bodies'
import { type Brand, brandCount, brandOf, collectionsPerBrand, tells } from './brands'
import { type Kind, kinds } from './kinds'
import { type Cut, cutFor, type FitStyle } from './patterns'
import { type Random, randomOf } from './random'

export type MadeSize = {
  readonly label: string
  readonly system: string
  /** In tenths of a millimetre. */
  readonly measures: readonly {
    readonly dimension: DimensionName
    readonly value: number
    readonly tolerance: number
    readonly extent: 'FLAT' | 'GIRTH'
  }[]
}

export type MadeGarment = {
  readonly number: number
  readonly brand: Brand
  /** From 0, within the brand. */
  readonly collection: number
  readonly kind: Kind
  readonly wearer: Wearer
  readonly name: { readonly en: string; readonly fr: string }
  readonly colour: { readonly en: string; readonly fr: string }
  readonly colourFamily: ColourFamily
  readonly fitStyle: FitStyle
  readonly stretch: 'none' | 'some' | 'much'
  readonly priceMinor: number
  readonly sizes: readonly MadeSize[]
}

export const sizesPerGarment = 20

const colours: readonly (readonly [[en: string, fr: string, family: ColourFamily], number])[] = [
  [['black', 'noir', 'black'], 20],
  [['charcoal', 'anthracite', 'grey'], 9],
  [['white', 'blanc', 'white'], 12],
  [['sand', 'sable', 'beige'], 9],
  [['chestnut', 'châtaigne', 'brown'], 6],
  [['brick', 'brique', 'red'], 7],
  [['rust', 'rouille', 'orange'], 3],
  [['straw', 'paille', 'yellow'], 3],
  [['sage', 'sauge', 'green'], 8],
  [['navy', 'bleu marine', 'blue'], 13],
  [['plum', 'prune', 'purple'], 3],
  [['rose', 'rose', 'pink'], 4],
  [['striped', 'rayé', 'multicolour'], 3],
]
const adjectives: readonly (readonly [[en: string, fr: string], number])[] = [
  [['Plain', 'uni'], 1],
  [['Heavy', 'épais'], 1],
  [['Light', 'léger'], 1],
  [['Everyday', 'de tous les jours'], 1],
  [['Relaxed', 'décontracté'], 1],
  [['Washed', 'délavé'], 1],
  [['Ribbed', 'côtelé'], 1],
  [['Textured', 'texturé'], 1],
]

/** In centimetres round the body. */
const easeOf: Readonly<Record<FitStyle, number>> = { slim: 4, regular: 10, loose: 17, oversized: 25 }

/** The garment of a number: always the same for a seed, whatever else is made. */
export function garmentOf(seed: number, number: number): MadeGarment {
  const random = randomOf(seed, `garment ${number}`)
  const brand = brandOf(seed, Math.floor(random.share() * brandCount))
  const kind = random.weighted(kinds.map((each) => [each, each.weight] as const))
  const wearer = wearerOf(kind, random)
  const fitStyle = random.weighted<FitStyle>([
    ['slim', 25],
    ['regular', 50],
    ['loose', 18],
    ['oversized', 7],
  ])
  const [en, fr, colourFamily] = random.weighted(colours)
  const [adjective, adjectif] = random.weighted(adjectives)
  const child = wearer === 'children'
  const cut: Cut = {
    ease: (easeOf[fitStyle] + kind.ease + brand.wider + random.normal(1.5)) * (child ? 0.6 : 1),
    length: Math.exp(random.normal(0.03)),
    sleeve: Math.exp(random.normal(0.03)),
    hem: random.between(0, 1),
    longSleeved: random.chance(kind.longSleeved),
    child,
  }
  const share = random.between(...kind.length)
  const stretch = random.weighted(kind.stretch)
  return {
    number,
    brand,
    collection: Math.floor(random.share() * collectionsPerBrand),
    kind,
    wearer,
    name: { en: `${adjective} ${kind.category} ${number}`, fr: `${kind.category} ${adjectif} ${number}` },
    colour: { en, fr },
    colourFamily,
    fitStyle,
    stretch,
    priceMinor: Math.round(random.between(...kind.priceEuros) * brand.dearer * (child ? 0.6 : 1)) * 100 - 10,
    sizes: sizesOf(wearer, random.weighted(kind.runs)).map(({ label, system, body }) => ({
      label,
      system,
      measures: measuresOf(kind, brand, body, cut, share, random),
    })),
  }
}

function wearerOf({ garmentType }: Kind, random: Random): Wearer {
  return garmentType === 'skirt' || garmentType === 'dress'
    ? random.weighted<Wearer>([
        ['women', 85],
        ['children', 15],
      ])
    : random.weighted<Wearer>([
        ['women', 48],
        ['men', 37],
        ['children', 15],
      ])
}

/** As a chart gives them: in half centimetres, some left out, widths flat or round the body as the brand does it. */
function measuresOf(
  { garmentType }: Kind,
  brand: Brand,
  body: Body,
  cut: Cut,
  share: number,
  random: Random,
): MadeSize['measures'] {
  const lengths = cutFor(garmentType, body, cut, share)
  const widths = new Set(
    garmentTypes[garmentType].dimensions.filter(({ kind }) => kind === 'width').map(({ name }) => name),
  )
  // A chart gives one measure for both sides.
  const noises = new Map<string, number>()
  const noiseOf = (dimension: DimensionName): number => {
    const side = dimension.replace(/^(left|right)_|_(left|right)$/, '')
    const noise = noises.get(side) ?? random.normal(0.3)
    noises.set(side, noise)
    return noise
  }
  return dimensionNames.flatMap((dimension) => {
    const cm = lengths[dimension]
    if (cm === undefined || !tells(brand.chart, dimension)) return []
    const half = Math.round((cm + noiseOf(dimension)) * 2) / 2
    const round = brand.extent === 'GIRTH' && widths.has(dimension) && goesRound.has(dimension)
    return [
      {
        dimension,
        value: Math.round(half * 100) * (round ? 2 : 1),
        tolerance: brand.toleranceMm * 10 * (round ? 2 : 1),
        extent: round ? ('GIRTH' as const) : ('FLAT' as const),
      },
    ]
  })
}

/** The widths that are given round the body by those who do so; shoulders and neck are always across. */
const goesRound: ReadonlySet<DimensionName> = new Set<DimensionName>([
  'chest',
  'waist',
  'hem',
  'hemline',
  'waistband',
  'left_thigh',
  'right_thigh',
  'left_cuff',
  'right_cuff',
  'left_opening',
  'right_opening',
])
