import type { SizeChart } from './chart'
import type { Cell, Finding } from './findings'
import { familiesOf, valuesOf } from './size-rows'

/** Below this nobody tells a difference: a millimetre, in tenths. */
const noticed = 10

/** Sizes that stand before a smaller one, each family by itself. */
export const outOfOrder = (chart: SizeChart): readonly Finding[] =>
  familiesOf(chart).flatMap((family) =>
    family.slice(1).flatMap((row, index): Finding[] => {
      const smaller = family[index]
      if (smaller === undefined || smaller.size < row.size || smaller.position === row.position) return []
      return [{ severity: 'doubt', code: 'sizes-out-of-order', label: row.label, before: smaller.label, cells: [] }]
    }),
  )

/** Measures that are smaller than the same one of the size before. `except` are those that were explained otherwise. */
export const smallerThanPrevious = (chart: SizeChart, except: (cell: Cell) => boolean): readonly Finding[] =>
  chart.columns.flatMap(({ dimension }) =>
    familiesOf(chart).flatMap((family) => {
      const values = valuesOf(chart, family, dimension).filter(({ size }) => !except({ size, dimension }))
      return values.slice(1).flatMap((at, index): Finding[] => {
        const before = values[index]
        if (before === undefined || before.value - at.value < noticed) return []
        return [
          {
            severity: 'doubt',
            code: 'smaller-than-previous',
            dimension,
            label: at.label,
            previous: before.label,
            by: before.value - at.value,
            cells: [
              { size: before.size, dimension },
              { size: at.size, dimension },
            ],
          },
        ]
      })
    }),
  )
