import {
  bestSizes,
  fitOf,
  type OfferedGarment,
  type Reason,
  type Reference,
  type SizeChartEntry,
  targetFor,
  type Wish,
} from '../src'
import { type Centimetres, changed, jacket, jeans, measured, offered, reference, shirt, size, stated } from './garments'

type Example = {
  readonly what: string
  readonly references: readonly Reference[]
  readonly wish?: Wish
  readonly garment?: Partial<OfferedGarment>
  readonly sizes: readonly SizeChartEntry[]
}

const one = (measures: Centimetres, tolerance?: number) => [size('M', stated(measures, tolerance))]
const blueJeans = reference({ garmentType: 'trousers', category: 'jeans', lengths: measured(jeans, 0.4) })
const jeansOffer = { garmentType: 'trousers', category: 'jeans' } as const
const blueJacket = reference({ garmentType: 'outwear', category: 'jacket', lengths: measured(jacket, 1.5) })
const child: Centimetres = { chest: 34, body_length: 46, shoulders: 29, left_sleeve: 14, waist: 33 }
const run = (measures: Centimetres) =>
  [-2, -1, 0, 1, 2].map((step, place) =>
    size(
      ['XS', 'S', 'M', 'L', 'XL'][place] ?? '',
      stated(
        changed(measures, {
          chest: 2 * step,
          waist: 2 * step,
          body_length: 2 * step,
          shoulders: 1.3 * step,
          left_sleeve: 0.7 * step,
        }),
      ),
    ),
  )

export const examples: readonly Example[] = [
  { what: 'The same T-shirt again', references: [reference()], sizes: one(shirt) },
  { what: 'A run of T-shirts, the third like mine', references: [reference()], sizes: run(shirt) },
  {
    what: 'A run of T-shirts, mine between two sizes',
    references: [reference()],
    sizes: run(changed(shirt, { chest: 1, waist: 1, body_length: 1, shoulders: 0.6 })),
  },
  {
    what: 'T-shirt, chest 2 cm narrower, all else alike',
    references: [reference()],
    sizes: one(changed(shirt, { chest: -2 })),
  },
  {
    what: 'T-shirt, chest 5 cm narrower, all else alike',
    references: [reference()],
    sizes: one(changed(shirt, { chest: -5 })),
  },
  {
    what: 'T-shirt, 8 cm longer, all else alike',
    references: [reference()],
    sizes: one(changed(shirt, { body_length: 8 })),
  },
  { what: 'Jeans alike', references: [blueJeans], garment: jeansOffer, sizes: one(jeans) },
  {
    what: 'Jeans 6 cm too long',
    references: [blueJeans],
    garment: jeansOffer,
    sizes: one(changed(jeans, { left_inseam: 6 })),
  },
  {
    what: 'Jeans 2 cm narrower at the waist, lying flat',
    references: [reference({ ...blueJeans, stretch: 'none' })],
    garment: { ...jeansOffer, stretch: 'none' },
    sizes: one(changed(jeans, { waistband: -2 })),
  },
  {
    what: 'The same with much stretch',
    references: [reference({ ...blueJeans, stretch: 'none' })],
    garment: { ...jeansOffer, stretch: 'much' },
    sizes: one(changed(jeans, { waistband: -2 })),
  },
  {
    what: 'Stiff jeans like my stretch jeans',
    references: [reference({ ...blueJeans, stretch: 'much' })],
    garment: { ...jeansOffer, stretch: 'none' },
    sizes: one(jeans),
  },
  {
    what: 'Jeans whose chart states girths',
    references: [blueJeans],
    garment: jeansOffer,
    sizes: [size('M', { ...stated({ waistband: 80 }, 2, 'girth'), ...stated({ left_inseam: 80 }) })],
  },
  {
    what: 'Shorts beside my jeans',
    references: [blueJeans],
    garment: { ...jeansOffer, category: 'shorts' },
    sizes: one({ waistband: 40, front_rise: 27, left_thigh: 28.5, left_inseam: 18 }),
  },
  {
    what: 'Oversized hoodie beside my T-shirt',
    references: [reference()],
    garment: { category: 'hoodie', fitStyle: 'oversized' },
    sizes: one(changed(shirt, 10)),
  },
  {
    what: 'Oversized T-shirt beside my regular one',
    references: [reference({ fitStyle: 'regular' })],
    garment: { fitStyle: 'oversized' },
    sizes: one(changed(shirt, { chest: 5, waist: 5, shoulders: 3, body_length: 2 })),
  },
  {
    what: 'The same, but called regular',
    references: [reference({ fitStyle: 'regular' })],
    garment: { fitStyle: 'regular' },
    sizes: one(changed(shirt, { chest: 5, waist: 5, shoulders: 3, body_length: 2 })),
  },
  {
    what: 'Shirt beside my T-shirt',
    references: [reference()],
    garment: { category: 'shirt' },
    sizes: one(changed(shirt, { chest: 1, left_sleeve: 40 })),
  },
  {
    what: 'A chart of letters and nothing else',
    references: [reference()],
    sizes: [size('S', {}), size('M', {}), size('L', {})],
  },
  { what: 'A chart of the chest alone', references: [reference()], sizes: one({ chest: 52 }) },
  { what: 'A chart of the length alone', references: [reference()], sizes: one({ body_length: 71 }) },
  { what: 'Like a T-shirt that is tight', references: [reference({ feel: 'tight' })], sizes: one(shirt) },
  {
    what: 'Two cm wider than a T-shirt that is tight',
    references: [reference({ feel: 'tight' })],
    sizes: one(changed(shirt, { chest: 2, waist: 2, shoulders: 1 })),
  },
  {
    what: 'Like a T-shirt that is tight at the chest alone',
    references: [reference({ zones: { chest: 'tight' } })],
    sizes: one(shirt),
  },
  {
    what: 'Like jeans that are too long',
    references: [reference({ ...blueJeans, zones: { length: 'loose' } })],
    garment: jeansOffer,
    sizes: one(jeans),
  },
  {
    what: 'A run beside two T-shirts that agree',
    references: [reference(), reference({ id: 'red', lengths: measured(changed(shirt, 0.3)) })],
    sizes: run(shirt),
  },
  {
    what: 'A run beside two T-shirts, 52 and 57 wide, both right',
    references: [reference(), reference({ id: 'red', lengths: measured(changed(shirt, { chest: 5, waist: 5 })) })],
    sizes: run(changed(shirt, { chest: 2, waist: 2 })),
  },
  { what: 'A run of T-shirts, wished looser', references: [reference()], wish: 'looser', sizes: run(shirt) },
  { what: 'A run of T-shirts, wished closer', references: [reference()], wish: 'closer', sizes: run(shirt) },
  {
    what: 'A run for a child',
    references: [reference({ lengths: measured(child, 0.5) })],
    sizes: [-1, 0, 1].map((step, place) =>
      size(
        ['104', '110', '116'][place] ?? '',
        stated(
          changed(child, {
            chest: 1.2 * step,
            waist: 1.2 * step,
            body_length: 2.5 * step,
            shoulders: 0.9 * step,
            left_sleeve: step,
          }),
        ),
      ),
    ),
  },
  {
    what: 'A run for adults beside a child’s T-shirt',
    references: [reference({ lengths: measured(child, 0.5) })],
    sizes: run(shirt),
  },
  {
    what: 'The same jacket again',
    references: [blueJacket],
    garment: { garmentType: 'outwear', category: 'jacket' },
    sizes: one(jacket),
  },
  {
    what: 'A coat beside my jacket',
    references: [blueJacket],
    garment: { garmentType: 'outwear', category: 'coat' },
    sizes: one(changed(jacket, 3)),
  },
  {
    what: 'T-shirt alike, mine measured to 4 cm only',
    references: [reference({ lengths: measured(shirt, 4) })],
    sizes: one(shirt),
  },
  {
    what: 'T-shirt alike, nobody said what mine is called',
    references: [reference({ category: null })],
    sizes: one(shirt),
  },
]

/** What is recommended, or else what the only or the middle size is like. */
export function rowOf({ what, references, wish = 'same', garment = {}, sizes }: Example): string {
  const offer = offered({ ...garment, sizes })
  const target = targetFor(references, wish, offer)
  if (target === null) return `| ${what} | nothing to compare with | | | | |`
  const { best, second } = bestSizes(target, offer)
  const middle = sizes[Math.floor(sizes.length / 2)]
  const shown = best ?? (middle === undefined ? null : fitOf(target, offer, middle))
  if (shown === null) return `| ${what} | no sizes | | | | |`
  const percent = (share: number) => `${Math.round(share * 100)} %`
  const chosen = best === null ? 'none' : `${best.label}${second === null ? '' : `, then ${second.label}`}`
  return `| ${what} | ${chosen} | ${shown.verdict} | ${percent(shown.probability)} | ${percent(shown.certainty)} | ${shown.reasons
    .slice(0, 2)
    .map(wordsOf)
    .join('; ')} |`
}

function wordsOf(reason: Reason): string {
  switch (reason.kind) {
    case 'difference':
    case 'stretch': {
      const cm = `${reason.difference > 0 ? '+' : ''}${(reason.difference / 100).toFixed(1)} cm`
      return `${reason.dimension} ${cm} beside ${reason.referenceId}: ${reason.verdict}${reason.kind === 'stretch' ? ' (it stretches)' : ''}`
    }
    case 'missing':
      return `not stated: ${reason.dimensions.join(', ')}`
    case 'nothing-comparable':
      return 'nothing that can be compared'
  }
}

export const table = (): string =>
  `${[
    '# What sizing says of telling cases',
    '',
    'Written by `packages/sizing/test/examples.test.ts`, which fails when it no longer holds (`npx vitest run -u` in the package',
    'writes it anew). Differences are from what would be ideal, lying flat. Where no size is recommended, the middle one is shown.',
    '',
    '| case | recommended | verdict | probability | certainty | why |',
    '|---|---|---|---:|---:|---|',
    ...examples.map(rowOf),
  ].join('\n')}\n`
