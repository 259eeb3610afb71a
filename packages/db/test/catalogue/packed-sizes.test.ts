import { dimensionNames, garmentTypeNames } from '@fitsize/garments'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import { cellDimensions, toleranceClasses } from '@fitsize/usecases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(async () => {
  await database.drop()
})

describe('what the migrations say of sizes on offer', () => {
  it('numbers dimensions as garments.json lists them', async () => {
    const rows = await database.query(
      'SELECT name, app.dimension_number(name) AS number FROM unnest($1::text[]) AS name',
      [dimensionNames],
    )
    expect(rows).toEqual(dimensionNames.map((name, number) => ({ name, number })))
  })

  it('narrows by the same dimensions as the use case', async () => {
    for (const type of garmentTypeNames)
      expect(await database.query('SELECT app.cell_dimensions($1) AS names', [type])).toEqual([
        { names: cellDimensions[type] },
      ])
  })

  it('puts tolerances into the same classes', async () => {
    const classOf = async (finest: number, coarsest: number) =>
      await database.query('SELECT app.tolerance_class($1::int, $2::int) AS name', [2 * finest, 2 * coarsest])
    for (const { name, least, most } of toleranceClasses.slice(0, -1)) {
      expect(await classOf(most, most)).toEqual([{ name }])
      expect(await classOf(least + 0.5, most)).toEqual([{ name }])
      expect(await classOf(most, most + 0.5)).not.toEqual([{ name }])
    }
    expect(await classOf(50, 100)).toEqual([{ name: 'd' }])
    expect(await classOf(151, 250)).toEqual([{ name: 'd' }])
  })
})
