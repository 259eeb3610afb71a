import { dimensionNames, garmentTypeNames } from '@fitsize/garments'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import { cellDimensions } from '@fitsize/usecases'
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
})
