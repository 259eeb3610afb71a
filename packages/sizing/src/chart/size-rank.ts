/** INT is letters; CUSTOM is whatever a maker calls sizes, in the maker's own order. */
export const sizeSystems = ['INT', 'EU', 'FR', 'UK', 'US', 'IT', 'JP', 'CUSTOM'] as const
export type SizeSystem = (typeof sizeSystems)[number]

/** Sizes of one family grow with their rank; those of two families cannot be compared. */
export type SizeRank = { readonly family: string; readonly rank: number; readonly isChildrens: boolean }

/**
 * Where a label stands in its system's order; null where the system does not say, as for "one size" and everything custom.
 * - Letters: XXS (2XS), XS, S, M, L, XL, XXL (2XL) …; in Japan LL, 3L; "S/M" stands between both.
 * - Numbers of all countries grow with the size; American 00 comes before 0.
 * - "32/34" is a waist and a leg's length: compared with waists of the same length.
 * - "12P", "12 Tall" are cut for other heights: families of their own.
 * - Children's sizes are heights in cm, ages ("4Y", "6 ans") or months ("3-6M").
 */
export function sizeRank(system: SizeSystem, label: string): SizeRank | null {
  if (system === 'CUSTOM') return null
  const text = label.trim().toUpperCase().replace(/\s+/g, ' ')
  return letters(text) ?? (system === 'INT' ? age(text) : (numbers(system, text) ?? age(text)))
}

const adults = (family: string, rank: number): SizeRank => ({ family, rank, isChildrens: false })

function letters(text: string): SizeRank | null {
  const parts = text.split(/ ?[/–-] ?/)
  const ranks = parts.map(letter)
  const known = ranks.filter((rank) => rank !== null)
  if (known.length !== parts.length || known.length > 2) return null
  return adults('letters', known.reduce((sum, rank) => sum + rank, 0) / known.length)
}

function letter(text: string): number | null {
  if (text === 'M') return 0
  const [, times, xs = '', side] = /^(\d?)(X*)([SL])$/.exec(text) ?? []
  if (side === undefined || (times !== '' && xs.length > 1)) return japaneseLetter(text)
  // "3XL" and "XXXL" are the same, and so are Japan's "3L" and "XXL".
  const extra = times === '' ? xs.length : xs === '' ? Number(times) - 1 : Number(times)
  return extra < 0 ? null : side === 'S' ? -1 - extra : 1 + extra
}

function japaneseLetter(text: string): number | null {
  if (/^S{2,4}$/.test(text)) return -text.length
  return /^L{2,4}$/.test(text) ? text.length : null
}

/** Adults' numbers end at 60; children's heights begin with 50, and are only told apart from 62 on. */
const leastHeight = 62
const heightSystems: readonly SizeSystem[] = ['EU', 'FR', 'IT', 'JP']

const numberPattern = new RegExp(
  [
    '^W? ?(?<digits>\\d{1,3}(?:[.,]5)?)', // 38, W32, 7.5
    '(?: ?[/X] ?L? ?(?<over>\\d{2})| ?L ?(?<leg>\\d{2}))?', // 32/34, 32x34, W32 L34
    '(?: ?(?<cut>P|PETITE|T|TALL|R|REGULAR|S|SHORT|L|LONG|W|PLUS))?$',
  ].join(''),
)

function numbers(system: SizeSystem, text: string): SizeRank | null {
  const { digits, over, leg = over, cut } = numberPattern.exec(text)?.groups ?? {}
  if (digits === undefined) return null
  const rank = /^0{2,3}$/.test(digits) ? 1 - digits.length : Number(digits.replace(',', '.'))
  const otherCut = cut === undefined || cut.startsWith('R') ? '' : ` ${cut.slice(0, 1)}`
  return {
    family: `numbers${leg === undefined ? '' : ` /${leg}`}${otherCut}`,
    rank,
    isChildrens: heightSystems.includes(system) && rank >= leastHeight,
  }
}

function age(text: string): SizeRank | null {
  const [, first, last, unit] =
    /^(\d{1,2})(?: ?[/–-] ?(\d{1,2}))? ?(M|MONTHS?|MOIS|Y|YRS?|YEARS?|A|ANS?)$/.exec(text) ?? []
  if (first === undefined || unit === undefined) return null
  const middle = (Number(first) + Number(last ?? first)) / 2
  return { family: 'ages', rank: unit.startsWith('M') ? middle / 12 : middle, isChildrens: true }
}
