import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dryRun,
  exportColumns,
  exportRows,
  guessMapping,
  type ImportedGarment,
  importFormats,
  importMappingSchema,
} from '../../src'
import { catalogues, fileOf } from './garments'

describe.each(importFormats)('a file of the format %s', (format) => {
  it('holds everything: what is exported and imported again has not changed', () => {
    fc.assert(
      fc.property(catalogues, (garments) => {
        const rows = fileOf(format, garments)
        const { mapping } = guessMapping(exportColumns(format), rows)
        expect(mapping.format).toBe(format)
        const outcomes = [...dryRun(rows, mapping)]
        expect(outcomes.filter(({ kind }) => kind === 'problem')).toEqual([])
        const imported = outcomes.flatMap((outcome) => (outcome.kind === 'garment' ? [outcome.garment] : []))
        expect(imported).toEqual(garments)
        expect(imported.flatMap((one) => exportRows(format, one))).toEqual(
          garments.flatMap((one) => exportRows(format, one)),
        )
      }),
      { numRuns: 50 },
    )
  }, 30_000)

  it('has no columns but the named ones, and no cell that a spreadsheet runs', () => {
    fc.assert(
      fc.property(catalogues, (garments) => {
        const columns = new Set(exportColumns(format))
        for (const row of garments.flatMap((one: ImportedGarment) => exportRows(format, one)))
          for (const [column, cell] of Object.entries(row)) {
            expect(columns.has(column)).toBe(true)
            expect(cell).not.toMatch(/^[=+\-@\t\r]/)
          }
      }),
    )
  })

  it('has a mapping that can be kept', () => {
    const { mapping, confidence } = guessMapping(exportColumns(format), [])
    expect(importMappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping)
    const unsure = Object.keys(confidence).filter((column) => confidence[column] !== 1)
    // Ours says more.
    expect(unsure).toEqual(format === 'google' ? ['size_system'] : [])
  })
})
