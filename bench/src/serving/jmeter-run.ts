import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Contender } from './contender'
import { contenderOf } from './contenders'
import { openContender } from './measure'
import { bench, logs, photosFolder } from './places'
import { output } from './programs'
import { type JmeterRow, jmeterDocument, rowsOf } from './report/jmeter'

const photo = { file: 'tee-slate-2.jpg', clothing: 'blouse' }
/** Debian's folder of it. */
const home = '/usr/share/jmeter'
/** Photos a thread sends; the seed takes seconds for each, and 61 threads are started in all. */
const loops = { seed: 1, ours: 4 } as const

/** Drives the seed and ours with the JMeter plan, 1, 10 and 50 threads, and writes what it told. */
export async function measureByJmeter(python: string, folder: string, say: (text: string) => void): Promise<void> {
  const rows: JmeterRow[] = []
  for (const name of ['seed', 'ours'] as const) {
    say(`${name}: 1, 10 and 50 threads`)
    rows.push(...(await drive(contenderOf(name), loops[name], python)))
  }
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'serving-jmeter.md')
  await writeFile(file, jmeterDocument(rows, photo.file, loops))
  process.stdout.write(`${file}\n`)
}

async function drive(contender: Contender, each: number, python: string): Promise<readonly JmeterRow[]> {
  const work = await mkdtemp(join(tmpdir(), 'fitsize-jmeter-'))
  const open = await openContender(contender, {}, { python, log: join(logs, `${contender.name}.log`) })
  try {
    await open.warmUp()
    const [body, samples] = [join(work, 'request.json'), join(work, 'samples.csv')]
    const image = (await readFile(join(photosFolder, photo.file))).toString('base64')
    await writeFile(body, JSON.stringify({ clothing: photo.clothing, image }))
    const settings = { port: new URL(open.url).port, body, loops: each }
    await output('java', [
      ...['-cp', join(home, 'bin/ApacheJMeter.jar'), join(bench, 'jmeter/Run.java')],
      ...['-n', '-t', join(bench, 'jmeter/keypoints.jmx'), '-l', samples, '-j', join(work, 'jmeter.log')],
      ...Object.entries(settings).map(([name, value]) => `-J${name}=${value}`),
    ])
    return rowsOf(contender.title, await readFile(samples, 'utf8'))
  } finally {
    await open.stop()
    await rm(work, { recursive: true, force: true })
  }
}
