import { checkDigitOf } from '@fitsize/contracts'
import {
  categoryNames,
  colourFamilies,
  dimensionsOf,
  fitStyles,
  groupOf,
  stretches,
  typeOfCategory,
} from '@fitsize/garments'
import fc from 'fast-check'
import { exportColumns, exportRows, type ImportedGarment, type ImportFormat, type SourceRow } from '../../src'

/** Text as people write it, with what spreadsheets and CSV stumble over. */
const text = fc
  .string({ unit: fc.constantFrom(...'abcéÜ漢19 ,;"\'=+-@\n\t|>&'), minLength: 1, maxLength: 20 })
  .map((value) => value.trim())
  .filter((value) => value !== '')
const localised = fc.record({ en: text, fr: text })
const url = fc.webUrl({ validSchemes: ['https'] }).filter((address) => !/[\s|;,]/.test(address))
const gtin = fc.integer({ min: 0, max: 999_999_999_999 }).map((number) => {
  const digits = String(number).padStart(12, '0')
  return digits + checkDigitOf(digits)
})
const price = fc.record({
  minor: fc.integer({ min: 0, max: 10_000_000 }),
  currency: fc.constantFrom('EUR', 'USD', 'GBP', 'JPY', 'CHF'),
})

const garment: fc.Arbitrary<ImportedGarment> = fc.constantFrom(...categoryNames).chain((category) => {
  const garmentType = typeOfCategory(category)
  const length = fc.record({
    value: fc.integer({ min: 1, max: 29_999 }),
    tolerance: fc.integer({ min: 0, max: 1000 }),
    extent: fc.constantFrom('flat', 'girth'),
  })
  const lengths = fc.record(
    Object.fromEntries(dimensionsOf(garmentType, groupOf(category)).map((dimension) => [dimension, length])),
    { requiredKeys: [] },
  )
  const size = fc.record({
    label: fc.constantFrom('XS', 'S', 'M', '2XL', '38', '32/34', 'One size', '=cmd', "'=x", '- 3 -'),
    system: fc.constantFrom('INT', 'EU', 'FR', 'UK', 'US', 'IT', 'JP', 'CUSTOM'),
    sku: fc.option(text),
    gtin: fc.option(gtin),
    lengths,
  })
  return fc.record({
    key: text,
    name: localised,
    garmentType: fc.constant(garmentType),
    category: fc.constantFrom(category, null),
    colour: fc.option(localised),
    colourFamily: fc.option(fc.constantFrom(...colourFamilies)),
    price,
    composition: fc.option(localised),
    stretch: fc.option(fc.constantFrom(...stretches)),
    fitStyle: fc.option(fc.constantFrom(...fitStyles)),
    shopUrl: fc.option(url),
    imageUrls: fc.uniqueArray(url, { maxLength: 7 }),
    sizes: fc.uniqueArray(size, {
      minLength: 1,
      maxLength: 5,
      selector: ({ label, system }) => `${system} ${label.toUpperCase()}`,
    }),
  })
})

/** As a brand's catalogue is: no key, SKU or GTIN twice. */
export const catalogues: fc.Arbitrary<readonly ImportedGarment[]> = fc
  .uniqueArray(garment, { maxLength: 6, selector: ({ key }) => key })
  .map((garments) => {
    const [skus, gtins] = [new Set<string>(), new Set<string>()]
    const once = (seen: Set<string>, value: string | null): string | null => {
      if (value === null || seen.has(value)) return null
      seen.add(value)
      return value
    }
    return garments.map((one) => ({
      ...one,
      sizes: one.sizes.map((size) => ({ ...size, sku: once(skus, size.sku), gtin: once(gtins, size.gtin) })),
    }))
  })

/** The rows of a file with these garments, every column in each. */
export function fileOf(format: ImportFormat, garments: readonly ImportedGarment[]): readonly SourceRow[] {
  const columns = exportColumns(format)
  return garments
    .flatMap((one) => exportRows(format, one))
    .map((cells, index) => ({
      row: index + 2,
      cells: Object.fromEntries(columns.map((column) => [column, cells[column] ?? ''])),
    }))
}

/** Rows of a sheet as somebody typed it: columns between bars, one row a line. */
export function sheet(text: string): { readonly columns: readonly string[]; readonly rows: readonly SourceRow[] } {
  const [header = [], ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return {
    columns: header,
    rows: lines.map((cells, index) => ({
      row: index + 2,
      cells: Object.fromEntries(header.map((column, place) => [column, cells[place] ?? ''])),
    })),
  }
}
