// Writes the TypeScript view of the files in spec/, and the Python view of garments.json and repeatability.json. CI runs
// it and refuses a difference.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const spec = JSON.parse(readFileSync(at('../spec/garments.json'), 'utf8'))
const repeatability = JSON.parse(readFileSync(at('../spec/repeatability.json'), 'utf8'))
const naming = JSON.parse(readFileSync(at('../spec/categories.json'), 'utf8'))
check(spec)
checkRepeatability()
checkCategories()

// Weights and predictions carry this hash: it covers exactly what the network's output channels mean.
const keypointHash = createHash('sha256')
  .update(JSON.stringify({ keypoints: spec.keypoints, flips: spec.flips }))
  .digest('hex')
  .slice(0, 16)

const types = Object.fromEntries(
  Object.entries(spec.types).map(([type, { dimensions, ...own }]) => [
    type,
    { ...own, dimensions: trustworthyFirst(dimensions.map((dimension) => complete(type, dimension))) },
  ]),
)

const header = 'Generated from packages/garments/spec/ by packages/garments/tools/generate.mjs. Do not edit.'
writeFileSync(at('../src/generated-names.ts'), typescriptNames())
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
    for (const name of [
      ...normalisation,
      ...dimensions.flatMap(({ from, via, to, toLine }) => [from, via, to, toLine]),
    ].flat(2))
      if (name !== undefined && !mine.has(name)) throw new Error(`${type}: ${name} is not one of its keypoints`)
    for (const { name, via, to, toLine } of dimensions)
      if ((to === undefined) === (toLine === undefined) || (via !== undefined && to === undefined))
        throw new Error(`${type}: ${name} must end either at points ("to", by way of "via") or at a line ("toLine")`)
  }
}

/** Refuses a table that leaves out a dimension, knows one that is not there, or does not say where a figure is from. */
function checkRepeatability() {
  for (const [type, { dimensions }] of Object.entries(spec.types)) {
    const figures = repeatability.types[type] ?? {}
    const names = new Set(dimensions.map(({ name }) => name))
    for (const name of new Set([...names, ...Object.keys(figures)])) {
      if (!names.has(name)) throw new Error(`repeatability.json: ${type} has no dimension ${name}`)
      const { cm, source } = figures[name] ?? {}
      if (!(cm > 0)) throw new Error(`repeatability.json: ${type} ${name} needs a figure in cm`)
      if (!(source in repeatability.sources))
        throw new Error(`repeatability.json: ${type} ${name}: unknown source ${source}`)
    }
  }
}

/** Refuses categories whose group, groups whose type, or comparisons whose dimensions are not there. */
function checkCategories() {
  const { categories, groups, alike, unnamed } = naming
  const need = (type, names, where) => {
    const known = new Set(spec.types[type]?.dimensions.map(({ name }) => name))
    for (const name of names)
      if (!known.has(name)) throw new Error(`categories.json: ${where}: ${type} has no dimension ${name}`)
  }
  for (const [category, group] of Object.entries(categories))
    if (!(group in groups)) throw new Error(`categories.json: ${category}: unknown group ${group}`)
  for (const [group, { type, without = [] }] of Object.entries(groups)) {
    if (!(type in spec.types)) throw new Error(`categories.json: ${group}: unknown type ${type}`)
    if (!Object.values(categories).includes(group)) throw new Error(`categories.json: nothing belongs to ${group}`)
    need(type, without, group)
  }
  for (const { groups: pair, dimensions } of alike) {
    const [one, other] = pair.map((name) => groups[name]?.type)
    if (pair.length !== 2 || pair[0] === pair[1] || one === undefined || one !== other)
      throw new Error(`categories.json: alike must be two groups of one type, not ${pair.join(', ')}`)
    need(one, dimensions, pair.join(' and '))
  }
  for (const type of Object.keys(spec.types)) need(type, unnamed[type] ?? ['(none)'], 'unnamed')
}

/** A dimension with everything that the file leaves to be understood. */
function complete(type, { name, kind, from, via = [], to, toLine, original }) {
  const { cm } = repeatability.types[type][name]
  const course = toLine === undefined ? { course: 'path', from, via, to } : { course: 'perpendicular', from, toLine }
  return { name, kind, ...course, original, repeatabilityCm: cm, trust: trustOf(cm) }
}

function trustOf(cm) {
  const { highUpToCm, mediumUpToCm } = repeatability.trust
  if (cm <= highUpToCm) return 'high'
  return cm <= mediumUpToCm ? 'medium' : 'low'
}

/** By trust; within one class as in the file. This is the order in which dimensions are shown and matched. */
function trustworthyFirst(dimensions) {
  const classes = ['high', 'medium', 'low']
  return dimensions.toSorted((one, other) => classes.indexOf(one.trust) - classes.indexOf(other.trust))
}

function value(data) {
  return JSON.stringify(data, null, 2)
}

/** Apart from what belongs to the names, so that pages which only list them are not sent the rest. */
function typescriptNames() {
  return `// ${header}
export const keypointNames = ${value(spec.keypoints)} as const
export const garmentTypeNames = ${value(Object.keys(types))} as const
export const dimensionNames = ${value([...new Set(Object.values(types).flatMap((t) => t.dimensions.map((d) => d.name)))])} as const
export const categoryNames = ${value(Object.keys(naming.categories))} as const
export const comparisonGroupNames = ${value(Object.keys(naming.groups))} as const
`
}

function typescript() {
  return `// ${header}
export const keypointHash = '${keypointHash}'
export const dimensionVersion = ${spec.dimensionVersion}
/** Below this probability of the most probable type, the person is asked which it is. */
export const clearTypeProbability = ${spec.clearTypeProbability}
export const flipPairs = ${value(spec.flips)} as const
export const garmentTypeSpecs = ${value(types)} as const
export const categoryGroups = ${value(naming.categories)} as const
export const comparisonGroupSpecs = ${value(Object.fromEntries(Object.entries(naming.groups).map(([name, { type, without = [] }]) => [name, { type, without }])))} as const
export const alikeGroups = ${value(naming.alike)} as const
export const unnamedDimensions = ${value(naming.unnamed)} as const
`
}

function python() {
  const tuple = (items) => `(${items.map((i) => JSON.stringify(i)).join(', ')}${items.length === 1 ? ',' : ''})`
  const tuples = (groups) => `(${groups.map(tuple).join(', ')}${groups.length === 1 ? ',' : ''})`
  const lines = (items) => items.map((i) => `    ${i},\n`).join('')
  const dimension = ({ name, kind, course, from, via, to, toLine, original }) => {
    const ends = course === 'path' ? [tuple(from), tuple(to), tuples(via)] : [tuple(from), tuples(toLine)]
    const className = course === 'path' ? 'PathDimension' : 'PerpendicularDimension'
    return `            ${className}("${name}", "${kind}", ${original ? 'True' : 'False'}, ${ends.join(', ')}),\n`
  }
  const garmentTypes = Object.entries(types).map(
    ([name, t]) => `    "${name}": GarmentType(
        name="${name}",
        keypoints=${tuple(t.keypoints)},
        normalisation=${tuple(t.normalisation)},
        dimensions=(
${t.dimensions.map(dimension).join('')}        ),
    ),\n`,
  )
  return `# ${header}
# ruff: noqa: E501
from fitsize_inference.spec.types import GarmentType, PathDimension, PerpendicularDimension

KEYPOINT_HASH = "${keypointHash}"
DIMENSION_VERSION = ${spec.dimensionVersion}
# Below this probability of the most probable type, the person is asked which it is.
CLEAR_TYPE_PROBABILITY = ${spec.clearTypeProbability}
KEYPOINTS: tuple[str, ...] = (
${lines(spec.keypoints.map((k) => JSON.stringify(k)))})
FLIP_PAIRS: tuple[tuple[str, str], ...] = (
${lines(spec.flips.map(tuple))})
GARMENT_TYPES: dict[str, GarmentType] = {
${garmentTypes.join('')}}
`
}
