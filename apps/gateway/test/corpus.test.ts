import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BadCase, Setting } from './corpus/bad-case'
import { makeCorpus } from './corpus/corpus'
import { freePort } from './corpus/free-port'
import { judgeAll } from './corpus/judge'
import { lastingToken } from './corpus/lasting-token'
import { guest, type House, openHouse, submit } from './house'

// A part of the corpus at every test run; all of it, with the memory it takes: `npm run test:long -- fuzz`.

/** Every so manieth is sent. */
const step = 8
/** Seconds of work each: only in the whole. */
const isLight = ({ kind, name }: BadCase) => kind !== 'photos: bombs' && !/7000 x 7000|20 MB|16384|canvas/.test(name)

let house: House
let setting: Setting
beforeAll(async () => {
  house = await openHouse()
  // Nobody answers there: what is taken in waits.
  const { url } = await house.startGateway(`http://127.0.0.1:${await freePort()}`)
  const actor = guest()
  setting = { url, authorization: `Bearer ${await lastingToken(actor)}`, scanId: await submit(url, actor) }
})
afterAll(async () => await house.close())

test('a part of the corpus: every refusal is a problem document, and nothing of what was refused stays', async () => {
  const { quick } = await makeCorpus()
  const cases = quick.filter(isLight).filter((_, index) => index % step === 0)
  expect(cases.length).toBeGreaterThan(100)
  const verdicts = await judgeAll(cases, setting, 4)
  expect(verdicts.filter(({ complaint }) => complaint !== null)).toEqual([])

  const stored = 1 + verdicts.filter(({ accepted }) => accepted).length
  const scanCount = async () =>
    Number((await house.database.query('SELECT count(*)::int AS count FROM gateway.scan'))[0]?.count)
  await expect.poll(async () => [await scanCount(), (await house.files()).length]).toEqual([stored, stored])
  await expect
    .poll(async () => await (await fetch(`${setting.url}/metrics`)).text())
    .toContain('fitsize_upload_bytes 0')
})
