import { createTestDatabase, makeUser, makeWardrobeGarment, type TestDatabase } from '@fitsize/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, createWardrobeStore, type Database } from '../../src'

let testDatabase: TestDatabase
let database: Database
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = createDatabase(testDatabase.webUrl)
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

describe('a measurement revision', () => {
  it('cannot be changed or taken away by the web application', async () => {
    const ada = await makeUser(testDatabase)
    await makeWardrobeGarment(testDatabase, ada)
    for (const statement of [
      'UPDATE app."MeasurementRevision" SET "dimensionVersion" = 2',
      'DELETE FROM app."MeasurementRevision"',
      'UPDATE app."MeasurementValue" SET "valueTenthsMm" = 1',
      'DELETE FROM app."MeasurementValue"',
    ])
      await expect(database.pool.query(statement)).rejects.toThrow('permission denied')
  })

  it('goes with its garment', async () => {
    const ada = await makeUser(testDatabase)
    const { id, revisionId } = await makeWardrobeGarment(testDatabase, ada)
    await createWardrobeStore(database).erase(id)
    expect(
      await testDatabase.query('SELECT FROM app."MeasurementValue" WHERE "revisionId" = $1', [revisionId]),
    ).toEqual([])
  })
})
