// The load generator: a plan as JSON on standard input, what came of it as JSON on standard output.
import { text } from 'node:stream/consumers'
import { askerOf } from './ask'
import { closedLoop, openLoop } from './loops'
import { type MixedPhoto, readMix } from './photos'
import { type Answer, type LoadResult, planSchema } from './plan'

const { target, photos: folder, megapixels, load } = planSchema.parse(JSON.parse(await text(process.stdin)))
const mix = await readMix(folder, megapixels)
const ask = askerOf(target)

process.stdout.write(JSON.stringify(await resultOf()))
// Connections are kept alive and would keep the process.
process.exit(0)

async function resultOf(): Promise<LoadResult> {
  if (load.mode === 'answers') {
    const answers: Answer[] = []
    for (let turn = 0; turn < load.photos; turn++) answers.push(await ask(photoAt(turn), new AbortController().signal))
    return { seconds: 0, inTime: 0, ownCpuMs: 0, samples: [], answers, complaints: [] }
  }
  const send = async (turn: number, signal: AbortSignal): Promise<void> => {
    await ask(photoAt(turn), signal)
  }
  const before = process.cpuUsage()
  const { complaints, ...run } = await (load.mode === 'closed' ? closedLoop(send, load) : openLoop(send, load))
  const { user, system } = process.cpuUsage(before)
  return { ...run, ownCpuMs: (user + system) / 1000, answers: [], complaints: [...complaints].slice(0, 5) }
}

function photoAt(turn: number): MixedPhoto {
  const photo = mix[turn % mix.length]
  if (photo === undefined) throw new Error(`${folder} has no photos`)
  return photo
}
