// What can be set from outside when the demo is started.
import { resolve } from 'node:path'
import { Problem } from '../problem.mjs'

/** @typedef {'web' | 'gateway' | 'torchserve' | 'torchserveManagement' | 'torchserveMetrics' | 'postgres'} PortName */
/** @typedef {Record<PortName, number>} Ports */

/** @type {{ name: PortName, variable: string, standard: number, holder: string }[]} */
export const portSettings = [
  { name: 'web', variable: 'FITSIZE_WEB_PORT', standard: 3000, holder: 'the web application' },
  { name: 'gateway', variable: 'FITSIZE_GATEWAY_PORT', standard: 4000, holder: 'the gateway' },
  { name: 'torchserve', variable: 'FITSIZE_TORCHSERVE_PORT', standard: 8080, holder: 'TorchServe' },
  {
    name: 'torchserveManagement',
    variable: 'FITSIZE_TORCHSERVE_MANAGEMENT_PORT',
    standard: 8081,
    holder: "TorchServe's management",
  },
  {
    name: 'torchserveMetrics',
    variable: 'FITSIZE_TORCHSERVE_METRICS_PORT',
    standard: 8082,
    holder: "TorchServe's metrics",
  },
  { name: 'postgres', variable: 'FITSIZE_POSTGRES_PORT', standard: 5544, holder: 'PostgreSQL' },
]

/** @param {NodeJS.ProcessEnv} env @returns {Ports} */
export function portsFrom(env) {
  const pairs = portSettings.map(({ name, variable, standard }) => [name, portFrom(env[variable], variable, standard)])
  /** @type {Ports} */
  const ports = Object.fromEntries(pairs)
  if (new Set(Object.values(ports)).size < portSettings.length)
    throw new Problem(
      'Two parts are given the same port.',
      `Give each its own: ${portSettings.map(({ name, variable }) => `${variable}=${ports[name]}`).join(' ')}.`,
    )
  return ports
}

/** @param {string | undefined} text @param {string} variable @param {number} standard */
function portFrom(text, variable, standard) {
  if (!text) return standard
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new Problem(
    `${variable}=${text} is no port.`,
    `Give a whole number from 1 to 65535, or leave it out for ${standard}.`,
  )
}

const presentNetwork = 'present'
const originalNetworks = ['cpn-resnet152', 'cpn-senet154', 'cpn-onnx']

/**
 * One of the original system's keypoint networks, instead of the present one.
 * @typedef {{ network: string, weights: string }} OriginalNetwork weights: folder of its files
 */

/** @param {NodeJS.ProcessEnv} env @returns {OriginalNetwork | undefined} */
export function originalNetworkFrom(env) {
  const network = env.FITSIZE_KEYPOINT_NETWORK || presentNetwork
  const weights = env.FITSIZE_ORIGINAL_WEIGHTS
  if (network === presentNetwork) return undefined
  if (!originalNetworks.includes(network))
    throw new Problem(
      `FITSIZE_KEYPOINT_NETWORK=${network} is no keypoint network.`,
      `Give one of ${[presentNetwork, ...originalNetworks].join(', ')}.`,
    )
  if (!weights)
    throw new Problem(
      `FITSIZE_KEYPOINT_NETWORK=${network} needs files of weights, which do not come with FitSize.`,
      'Name their folder: FITSIZE_ORIGINAL_WEIGHTS=/path/to/folder (docs/original-networks.md says what is in it).',
    )
  return { network, weights: resolve(weights) }
}
