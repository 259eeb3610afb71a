// Writes the TypeScript and Python views of spec/garments.json. CI runs it and refuses a difference.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const spec = JSON.parse(readFileSync(at('../spec/garments.json'), 'utf8'))
check(spec)

// Weights and predictions carry this hash: it covers exactly what the network's output channels mean.
const keypointHash = createHash('sha256')
  .update(JSON.stringify({ keypoints: spec.keypoints, flips: spec.flips }))
  .digest('hex')
  .slice(0, 16)

const header =
  'Generated from packages/garments/spec/garments.json by packages/garments/tools/generate.mjs. Do not edit.'
writeFileSync(at('../src/generated.ts'), typescript())
writeFileSync(at('../../../services/inference/src/fitsize_inference/spec/generated.py'), python())

/** Refuses a specification whose parts do not refer to each other. */
function check({ keypoints, flips, types }) {
  const known = new Set(keypoints)
  const need = (name, where) => {
    if (!known.has(name)) throw new Error(`${where}: unknown keypoint ${name}`)
  }
  if (known.size !== keypoints.length) throw new Error('a keypoint is listed twice')
  for (const pair of flips) for (const name of pair) need(name, 'flips')
  for (const [type, { keypoints: own, normalisation, dimensions }] of Object.entries(types)) {
    for (const name of own) need(name, type)
    const mine = new Set(own)
    for (const name of [...normalisation, ...dimensions.flatMap((d) => [...d.from, ...d.to])])
      if (!mine.has(name)) throw new Error(`${type}: ${name} is not one of its keypoints`)
  }
}

function typescript() {
  const value = (data) => JSON.stringify(data, null, 2)
  return `// ${header}
export const keypointHash = '${keypointHash}'
export const dimensionVersion = ${spec.dimensionVersion}
/** Below this probability of the most probable type, the person is asked which it is. */
export const clearTypeProbability = ${spec.clearTypeProbability}
export const keypointNames = ${value(spec.keypoints)} as const
export const flipPairs = ${value(spec.flips)} as const
export const garmentTypeNames = ${value(Object.keys(spec.types))} as const
export const dimensionNames = ${value([...new Set(Object.values(spec.types).flatMap((t) => t.dimensions.map((d) => d.name)))])} as const
export const garmentTypeSpecs = ${value(spec.types)} as const
`
}

function python() {
  const tuple = (items) => `(${items.map((i) => JSON.stringify(i)).join(', ')}${items.length === 1 ? ',' : ''})`
  const lines = (items) => items.map((i) => `    ${i},\n`).join('')
  const types = Object.entries(spec.types).map(
    ([name, t]) => `    "${name}": GarmentType(
        name="${name}",
        keypoints=${tuple(t.keypoints)},
        normalisation=${tuple(t.normalisation)},
        dimensions=(
${t.dimensions.map((d) => `            Dimension("${d.name}", "${d.kind}", ${tuple(d.from)}, ${tuple(d.to)}, ${d.original ? 'True' : 'False'}),\n`).join('')}        ),
    ),\n`,
  )
  return `# ${header}
# ruff: noqa: E501
from fitsize_inference.spec.types import Dimension, GarmentType

KEYPOINT_HASH = "${keypointHash}"
DIMENSION_VERSION = ${spec.dimensionVersion}
# Below this probability of the most probable type, the person is asked which it is.
CLEAR_TYPE_PROBABILITY = ${spec.clearTypeProbability}
KEYPOINTS: tuple[str, ...] = (
${lines(spec.keypoints.map((k) => JSON.stringify(k)))})
FLIP_PAIRS: tuple[tuple[str, str], ...] = (
${lines(spec.flips.map(tuple))})
GARMENT_TYPES: dict[str, GarmentType] = {
${types.join('')}}
`
}
