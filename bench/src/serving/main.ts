// Measures ways to serve photos beside one another: the seed, its successor, peers, no server at all, and ours.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { runCampaign } from './campaign'
import { contenderNames, contenders } from './contenders'
import { estimateSeconds } from './estimate'
import { measureByJmeter } from './jmeter-run'
import { readMix } from './load/photos'
import { describeMachine } from './machine'
import { measureMemory } from './memory-run'
import { readOptions } from './options'
import { providePhotos } from './photos'
import { logs, photosFolder, results, root } from './places'
import { endAll, output } from './programs'
import { providePython } from './python-environment'
import { writeReport } from './report/write'
import { serveOne } from './serve-one'
import { summariesOf } from './summary'

const say = (text: string): void => {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    endAll().finally(() => process.exit(130))
  })

try {
  await run()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  await endAll()
  process.exit(1)
}

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2), contenderNames, results)
  const python = await providePython(say)
  const served = contenders.find(({ name }) => name === options.serve)
  if (options.only.includes('ours') || served?.name === 'ours')
    await output('npm', ['run', 'build', '--workspace', '@fitsize/gateway', '--prefix', root])
  if (served !== undefined) {
    await serveOne(served, { python, log: join(logs, `${served.name}.log`) }, say)
    // Until a signal comes.
    setInterval(() => undefined, 2 ** 30)
    return
  }
  await providePhotos(python, say)
  if (options.jmeter) return await measureByJmeter(python, options.output ?? results, say)
  if (options.memory !== null) return await measureMemory(options.memory, python, options.output, say)
  say(`about ${Math.ceil(estimateSeconds(options) / 60)} minutes`)
  const machine = await describeMachine()
  const mix = await readMix(photosFolder)
  const { runs, raw, tried, agreements, preparation, memory } = await runCampaign(options, python, mix, say)
  const photos = await Promise.all(
    mix.map(async ({ file, megapixels }) => {
      const { size } = await stat(join(photosFolder, file))
      return { file, megapixels, kilobytes: Math.round(size / 1024) }
    }),
  )
  const { only, clients, rates, rounds, seconds } = options
  await writeReport(
    {
      machine,
      options: { only, clients, rates, rounds, seconds },
      photos,
      summaries: summariesOf(runs),
      measured: { raw, tried, agreements, preparation, memory },
    },
    options.output,
  )
}
