// Plain SVG, readable on light and dark ground.

export type Line = { readonly label: string; readonly points: readonly (readonly [x: number, y: number])[] }
export type Axis = {
  readonly title: string
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
}
export type Bar = { readonly label: string; readonly value: number; readonly low: number; readonly high: number }

const colours = ['#6b7280', '#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'] as const
const colourOf = (index: number): string => colours[index % colours.length] ?? colours[0]
const text = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const round = (value: number): string => value.toFixed(1)

function page(width: number, height: number, title: string, body: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${text(title)}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${width / 2}" y="20" text-anchor="middle" font-size="14">${text(title)}</text>`,
    ...body,
    '</svg>',
    '',
  ].join('\n')
}

/** Lines over two axes. diagonal: also draws x = y. */
export function lineChart(title: string, x: Axis, y: Axis, lines: readonly Line[], diagonal = false): string {
  const [left, top, width, height] = [60, 36, 420, 320]
  const atX = (value: number) => left + ((value - x.from) / (x.to - x.from)) * width
  const atY = (value: number) => top + height - ((value - y.from) / (y.to - y.from)) * height
  const grid = [
    ...x.ticks.map(
      (tick) =>
        `<path d="M${round(atX(tick))} ${top}v${height}" stroke="#e5e7eb"/><text x="${round(atX(tick))}" y="${top + height + 16}" text-anchor="middle">${tick}</text>`,
    ),
    ...y.ticks.map(
      (tick) =>
        `<path d="M${left} ${round(atY(tick))}h${width}" stroke="#e5e7eb"/><text x="${left - 6}" y="${round(atY(tick) + 4)}" text-anchor="end">${tick}</text>`,
    ),
  ]
  const ideal = diagonal
    ? [
        `<path d="M${round(atX(x.from))} ${round(atY(y.from))}L${round(atX(x.to))} ${round(atY(y.to))}" stroke="#9ca3af" stroke-dasharray="4 4"/>`,
      ]
    : []
  const drawn = lines.flatMap(({ label, points }, index) => {
    const path = points.map(([px, py]) => `${round(atX(px))},${round(atY(Math.min(Math.max(py, y.from), y.to)))}`)
    return [
      `<polyline points="${path.join(' ')}" fill="none" stroke="${colourOf(index)}" stroke-width="${index === 0 ? 3 : 1.8}"/>`,
      `<path d="M${left + width + 16} ${top + 12 + index * 20}h22" stroke="${colourOf(index)}" stroke-width="3"/><text x="${left + width + 44}" y="${top + 16 + index * 20}">${text(label)}</text>`,
    ]
  })
  return page(left + width + 150, top + height + 50, title, [
    ...grid,
    ...ideal,
    ...drawn,
    `<text x="${left + width / 2}" y="${top + height + 38}" text-anchor="middle">${text(x.title)}</text>`,
    `<text transform="translate(16 ${top + height / 2}) rotate(-90)" text-anchor="middle">${text(y.title)}</text>`,
  ])
}

/** Lying bars from zero, each with its interval. */
export function barChart(title: string, unit: string, bars: readonly Bar[]): string {
  const [left, top, width, row] = [250, 40, 380, 22]
  const largest = Math.max(...bars.map(({ high }) => high).filter(Number.isFinite), 1e-9) * 1.05
  const at = (value: number) => left + (value / largest) * width
  const drawn = bars.flatMap(({ label, value, low, high }, index) => {
    const y = top + index * row
    if (!Number.isFinite(value)) return [`<text x="${left - 8}" y="${y + 14}" text-anchor="end">${text(label)}</text>`]
    return [
      `<text x="${left - 8}" y="${y + 14}" text-anchor="end">${text(label)}</text>`,
      `<rect x="${left}" y="${y + 3}" width="${round(at(value) - left)}" height="${row - 7}" fill="#0072b2"/>`,
      `<path d="M${round(at(low))} ${y + row / 2 - 1}H${round(at(high))}" stroke="#111827" stroke-width="2"/>`,
      `<text x="${round(at(high) + 6)}" y="${y + 14}">${value.toFixed(2)} ${unit}</text>`,
    ]
  })
  return page(left + width + 90, top + bars.length * row + 12, title, drawn)
}
