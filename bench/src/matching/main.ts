// How long the first page of what fits takes. Started by run.mjs, which brings the PostgreSQL.
import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { environment, typedIn } from '../env'
import { catalogueDatabase } from './catalogue/database'
import { compareRankings, measureCatalogue } from './measure'
import { options } from './options'
import { chartOf, load, machine, markdownOf, type Report } from './report'

const server = environment.TEST_DATABASE_URL ?? ''
const before = load()
const catalogues = []
for (const sizes of options.sizes) {
  const database = await catalogueDatabase(server, sizes)
  catalogues.push(await measureCatalogue(database, sizes, options))
  await database.drop()
}
const sample = await catalogueDatabase(server, options.check)
const compared = await compareRankings(sample, options.check)
await sample.drop()

const { sizes, clients, seconds, check } = options
const report: Report = {
  machine: machine(),
  node: process.version,
  measured: new Date().toISOString().slice(0, 10),
  loadAverage: [before, load()],
  options: { sizes, clients, seconds, check },
  catalogues,
  compared,
}
const output = resolve(typedIn, options.output)
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
await writeFile(`${output}.json`, `${JSON.stringify(report, rounded, 1)}\n`)
spawnSync(new URL('../../../node_modules/.bin/biome', import.meta.url).pathname, [
  'format',
  '--write',
  `${output}.json`,
])
await writeFile(`${output}.md`, markdownOf(report))
await writeFile(`${output}.svg`, chartOf(report))
process.stdout.write(`${output}.md\n`)
