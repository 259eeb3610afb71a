import type { DimensionName } from '@fitsize/garments'
import { randomOf } from './random'

/** How much a brand's size charts tell. */
export type Chart = 'full' | 'usual' | 'short'

export type Brand = {
  readonly number: number
  readonly slug: string
  readonly name: string
  readonly chart: Chart
  readonly extent: 'FLAT' | 'GIRTH'
  readonly toleranceMm: number
  /** How much wider it cuts than others under the same label, in centimetres round the body. */
  readonly wider: number
  readonly dearer: number
}

export const brandCount = 400
export const collectionsPerBrand = 5

const first = [
  'North',
  'Brin',
  'Alder',
  'Lune',
  'Harbour',
  'Petit',
  'Field',
  'Rue',
  'Cinder',
  'Vale',
  'Atelier',
  'Moss',
  'Salt',
  'Maison',
  'Birch',
  'Quay',
  'Plume',
  'Grain',
  'Orme',
  'Stone',
] as const
const second = [
  'fold',
  'de Fil',
  'Works',
  '& Co',
  'Studio',
  'Line',
  'Cloth',
  'Supply',
  'Thread',
  'House',
  'Nord',
  'Common',
  'Union',
  'Lane',
  'Form',
  'Cut',
  'Wear',
  'Loom',
  'Seam',
  'Yard',
] as const

export function brandOf(seed: number, number: number): Brand {
  const random = randomOf(seed, `brand ${number}`)
  const name = `${first[number % first.length]} ${second[Math.floor(number / first.length) % second.length]}`
  return {
    number,
    slug: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-${number}`,
    name,
    chart: random.weighted([
      ['full', 25],
      ['usual', 45],
      ['short', 30],
    ]),
    extent: random.chance(0.3) ? 'GIRTH' : 'FLAT',
    toleranceMm: random.pick([5, 10, 10, 15]),
    wider: random.normal(2),
    dearer: Math.exp(random.normal(0.4)),
  }
}

/** Of each kind of chart, what it tells; `full` tells everything. */
const told: Readonly<Record<Exclude<Chart, 'full'>, ReadonlySet<DimensionName>>> = {
  usual: new Set<DimensionName>([
    'chest',
    'body_length',
    'waist',
    'shoulders',
    'hem',
    'left_sleeve',
    'right_sleeve',
    'waistband',
    'left_inseam',
    'right_inseam',
    'left_leg',
    'right_leg',
    'left_thigh',
    'right_thigh',
    'length',
    'hemline',
  ]),
  short: new Set<DimensionName>(['chest', 'body_length', 'waistband', 'left_inseam', 'right_inseam', 'length']),
}

export const tells = (chart: Chart, dimension: DimensionName): boolean => chart === 'full' || told[chart].has(dimension)
