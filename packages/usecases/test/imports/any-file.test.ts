import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dryRun, guessMapping, type SourceRow } from '../../src'

const headers = {
  fitsize: [
    'garment',
    'name',
    'type',
    'price',
    'currency',
    'size',
    'size_system',
    'sku',
    'gtin',
    'Chest',
    'Manche (in)',
    'constructor',
    '__proto__',
  ],
  shopify: [
    'URL handle',
    'Title',
    'Type',
    'Option1 name',
    'Option1 value',
    'SKU',
    'Price',
    'Product image URL',
    'fitsize_currency',
  ],
  google: [
    'id',
    'title',
    'link',
    'image_link',
    'price',
    'size',
    'size_system',
    'item_group_id',
    'product_type',
    'gtin',
  ],
}
const cell = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      '',
      'a',
      'b',
      'M',
      'L',
      '38',
      'blouse',
      'Jeans',
      '10',
      '29,90 €',
      'EUR',
      'Size',
      '50',
      'constructor',
      '20 1/2"',
    ),
    weight: 5,
  },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }), weight: 1 },
  {
    arbitrary: fc.constantFrom('=cmd', '#REF!', "'=x", '1.234', '4006381333931', '-1', 'https://shop.example/a.jpg'),
    weight: 1,
  },
)

it.each(Object.entries(headers))(
  'any file like %s is read to its end, and every row is told or taken',
  (format, columns) => {
    const rows: fc.Arbitrary<readonly SourceRow[]> = fc
      .array(fc.tuple(...columns.map(() => cell)), { maxLength: 12 })
      .map((lines) =>
        lines.map((cells, index) => ({
          row: index + 2,
          cells: Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? ''])),
        })),
      )
    fc.assert(
      fc.property(rows, (file) => {
        const { mapping } = guessMapping(columns, file)
        expect(mapping.format).toBe(format)
        const outcomes = [...dryRun(file, mapping)]
        const taken = outcomes.flatMap((outcome) => (outcome.kind === 'garment' ? outcome.rows : []))
        const told = outcomes.flatMap((outcome) => (outcome.kind === 'problem' ? [outcome.problem] : []))
        for (const { row, column } of told) {
          expect(file.some((one) => one.row === row)).toBe(true)
          if (column !== null) expect(columns).toContain(column)
        }
        const wrong = new Set(told.filter(({ severity }) => severity === 'error').map(({ row }) => row))
        expect(taken.filter((row) => wrong.has(row))).toEqual([])
        // A file without an error is taken as a whole.
        const filled = file.filter(({ cells }) => Object.values(cells).some((text) => text.trim() !== ''))
        if (wrong.size === 0) expect(new Set(taken)).toEqual(new Set(filled.map(({ row }) => row)))
      }),
    )
  },
)
