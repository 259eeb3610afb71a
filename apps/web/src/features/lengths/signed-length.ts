import { formatFigure, type LengthUnit } from '@fitsize/ui'

/** A difference to a tenth with its sign, a true minus and no sign on nothing: "+1.5", "−0.7", "0.0". */
export function formatSigned(cm: number, unit: LengthUnit, locale: string): string {
  const figure = formatFigure(Math.abs(cm), unit, locale)
  if (/^[0.,]+$/.test(figure)) return figure
  return `${cm < 0 ? '\u2212' : '+'}${figure}`
}
