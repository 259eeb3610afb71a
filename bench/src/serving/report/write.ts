import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../places'
import { output } from '../programs'
import { chartsOf } from './charts'
import type { ServingReport } from './document'
import { markdownOf } from './markdown'

/** Writes serving.md, serving.json and the charts; null: prints the document and writes nothing. */
export async function writeReport(report: ServingReport, folder: string | null): Promise<void> {
  const charts = chartsOf(report)
  const files = Object.fromEntries(
    Object.keys(charts).map((title) => [title, `serving-${title.split(' ')[0]?.toLowerCase()}.svg`]),
  )
  const document = markdownOf(report, files)
  if (folder === null) {
    process.stdout.write(`\n${document}`)
    return
  }
  await mkdir(folder, { recursive: true })
  for (const [title, file] of Object.entries(files)) await writeFile(join(folder, file), charts[title] ?? '')
  const json = join(folder, 'serving.json')
  await writeFile(json, `${JSON.stringify(report, rounded, 1)}\n`)
  await output(join(root, 'node_modules/.bin/biome'), ['format', '--write', json])
  await writeFile(join(folder, 'serving.md'), document)
  process.stdout.write(`${join(folder, 'serving.md')}\n`)
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value
}
