import type { SizeFit } from '@fitsize/sizing'

type Fits = { readonly best: SizeFit | null; readonly all: readonly SizeFit[] }

/** The size that fits best, or where none may be recommended the one that comes closest. */
export const nearestSize = ({ best, all }: Fits): SizeFit | null =>
  best ?? all.toSorted((one, other) => other.probability - one.probability)[0] ?? null

/** The size that somebody chose by its label, else the nearest. */
export const shownSize = (fits: Fits, label: string | null): SizeFit | null =>
  fits.all.find((size) => size.label === label) ?? nearestSize(fits)
