/** A body in centimetres, as a cutter thinks of one. */
export type Body = {
  readonly chest: number
  readonly waist: number
  readonly hips: number
  readonly height: number
}

export type Wearer = 'women' | 'men' | 'children'
export type SizeStep = { readonly label: string; readonly system: string; readonly body: Body }
export type SizeRun = 'letters' | 'numbers' | 'waist-and-length' | 'heights'

const tenSteps = Array.from({ length: 10 }, (_, step) => step)

/**
 * Girths by size step, and statures: the tables of EN 13402-3 rounded, which run in steps of 4 to 6 cm of chest. They
 * only have to be plausible: what is measured is a search.
 */
function adult(wearer: 'women' | 'men', step: number, stature: number): Body {
  return wearer === 'women'
    ? { chest: 76 + 5 * step, waist: 60 + 5.2 * step, hips: 84 + 4.8 * step, height: 165 + stature }
    : { chest: 84 + 5 * step, waist: 72 + 5.3 * step, hips: 88 + 4.5 * step, height: 177 + stature }
}

const child = (height: number): Body => ({
  height,
  chest: 23 + 0.33 * height,
  waist: 29 + 0.22 * height,
  hips: 18 + 0.4 * height,
})

const letters = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', '3XL', '4XL', '5XL'] as const

/** The twenty sizes of a run. */
export function sizesOf(wearer: Wearer, run: SizeRun): readonly SizeStep[] {
  if (wearer === 'children')
    return Array.from({ length: 20 }, (_, step) => ({
      label: String(56 + 6 * step),
      system: 'EU',
      body: child(56 + 6 * step),
    }))
  switch (run) {
    case 'heights':
    case 'letters':
      return tenSteps.flatMap((step) => [
        { label: letters[step] ?? '', system: 'INT', body: adult(wearer, step, 0) },
        { label: `${letters[step]} tall`, system: 'INT', body: adult(wearer, step, 8) },
      ])
    case 'numbers': {
      const first = wearer === 'women' ? 32 : 42
      return tenSteps.flatMap((step) => [
        { label: String(first + 2 * step), system: 'EU', body: adult(wearer, step, 0) },
        {
          label: `${first + 2 * step} ${wearer === 'women' ? 'short' : 'long'}`,
          system: 'EU',
          body: adult(wearer, step, wearer === 'women' ? -7 : 7),
        },
      ])
    }
    case 'waist-and-length':
      return tenSteps.flatMap((step) => {
        const inches = Math.round(adult(wearer, step, 0).waist / 2.54)
        return [
          { label: `W${inches} L30`, system: 'US', body: adult(wearer, step, -5) },
          { label: `W${inches} L34`, system: 'US', body: adult(wearer, step, 5) },
        ]
      })
  }
}
