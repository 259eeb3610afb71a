/** The unit a person reads lengths in. */
export const lengthUnits = ['cm', 'in'] as const
export type LengthUnit = (typeof lengthUnits)[number]

const cmPerInch = 2.54
/** Nothing is more exact than this; a smaller range would be written as ± 0.0. */
const smallestRange = 0.1

/**
 * Wardrobes keep hundredths of a cm, bounds rounded outwards. A scan is rounded likewise before it is written: 64.748 would
 * be 64.7 here and, kept as 64.75, 64.8 there.
 */
const asKept = (cm: number, round: (value: number) => number = Math.round): number => round(cm * 100) / 100
/** Keeps 50.1 cm, which is 5010.000000000001 hundredths in floating point, from being rounded outwards. */
const outwardsTolerance = 1e-6

const inUnit = (cm: number, unit: LengthUnit): number => (unit === 'cm' ? cm : cm / cmPerInch)

/** A length to a tenth, without its unit: "52.9" or, in French, "52,9". */
export const formatFigure = (cm: number, unit: LengthUnit, locale: string): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(inUnit(asKept(cm), unit))

/** A length with its unit, which a no-break space keeps beside it: "52.9 cm". */
export const formatLength = (cm: number, unit: LengthUnit, locale: string): string =>
  `${formatFigure(cm, unit, locale)}\u00a0${unit}`

/** Half of an interval's width: "± 0.4". Rounded up, as a range must not look better than it is. */
export function formatRange({ low, high }: { low: number; high: number }, unit: LengthUnit, locale: string): string {
  const from = asKept(low, (value) => Math.floor(value + outwardsTolerance))
  const to = asKept(high, (value) => Math.ceil(value - outwardsTolerance))
  const half = inUnit((to - from) / 2, unit)
  // 0.4 cm as a difference of floating-point numbers is 0.4000000000000057; that must not become 0.5.
  const shown = Math.max(smallestRange, Math.ceil(half * 10 - 1e-6) / 10)
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(shown)
  return `\u00b1\u00a0${figure}`
}
