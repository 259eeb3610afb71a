// Measures the landing page's sample with a running gateway and keeps the answer:
//   node apps/web/tools/measure-sample.mjs http://127.0.0.1:4000 API_KEY
// To be run again when the keypoint network or the sample has changed. What is shown is what came out, truth beside it.
import { readFile, writeFile } from 'node:fs/promises'

const sampleFile = 'tee-slate.jpg'
const samples = new URL('../public/samples/', import.meta.url)
const output = new URL('../src/features/landing/measured-sample.json', import.meta.url)
const [gateway, apiKey] = process.argv.slice(2)
if (gateway === undefined || apiKey === undefined) throw new Error('Name the address of the gateway and an API key.')

const headers = { authorization: `Bearer ${apiKey}` }
const scan = await measure(await readFile(new URL(sampleFile, samples)))
const { samples: known } = JSON.parse(await readFile(new URL('samples.json', samples), 'utf8'))
const sample = known.find(({ file }) => file === sampleFile)
if (sample === undefined) throw new Error(`samples.json does not know ${sampleFile}`)
const kept = {
  file: sampleFile,
  modelVersion: scan.modelVersion,
  garmentType: scan.garmentType,
  photo: scan.photo,
  outline: scan.scale.outline,
  keypoints: scan.keypoints,
  dimensions: scan.dimensions,
  trueCm: sample.dimensionsCm,
}
await writeFile(output, `${JSON.stringify(kept, (_, value) => rounded(value), 2)}\n`)
process.stdout.write(`${output.pathname}: ${scan.garmentType}, network ${scan.modelVersion}\n`)

async function measure(photo) {
  const form = new FormData()
  form.set('garmentType', 'auto')
  form.set('photo', new Blob([photo]), sampleFile)
  const accepted = await answer(await fetch(new URL('/v1/scans', gateway), { method: 'POST', headers, body: form }))
  const address = new URL(`/v1/scans/${accepted.id}`, gateway)
  // The event stream ends once the scan has finished.
  await (await fetch(`${address}/events`, { headers })).text()
  const finished = await answer(await fetch(address, { headers }))
  await fetch(address, { method: 'DELETE', headers })
  if (finished.status !== 'succeeded') throw new Error(`The scan ${finished.status}: ${JSON.stringify(finished.error)}`)
  return finished
}

async function answer(response) {
  const body = await response.json()
  if (!response.ok) throw new Error(`${response.status} ${body.title}. ${body.hint}`)
  return body
}

function rounded(value) {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
}
