// Which build of PyTorch to install, and from where.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** PyTorch's documented index of builds without CUDA. */
const cpuIndex = 'https://download.pytorch.org/whl/cpu'

/** @typedef {{ index?: string, reason: string }} TorchSource index: undefined: wherever pip looks anyway */

/**
 * On Linux the build that PyPI serves pulls in gigabytes of CUDA libraries, of no use without an NVIDIA GPU; on macOS, on
 * some platforms and with some mirrors it does not. So pip is asked what it would install.
 * @param {object} facts
 * @param {string | undefined} facts.setting FITSIZE_TORCH_INDEX
 * @param {string[]} facts.packages names of what pip would install for a plain `torch`
 * @param {boolean} facts.gpu
 * @param {() => Promise<boolean>} facts.cpuIndexReachable
 * @returns {Promise<TorchSource>}
 */
export async function chooseTorch({ setting, packages, gpu, cpuIndexReachable }) {
  if (setting) return { index: setting, reason: 'from the index that FITSIZE_TORCH_INDEX names' }
  if (!packages.some((name) => /^(nvidia|cuda|triton)([-_]|$)/i.test(name))) return { reason: 'CPU build' }
  if (gpu) return { reason: 'CUDA build for the GPU of this machine' }
  if (await cpuIndexReachable()) return { index: cpuIndex, reason: "CPU build from PyTorch's own index" }
  return {
    reason:
      'CUDA build (some GB): PyTorch’s index of CPU builds cannot be reached; FITSIZE_TORCH_INDEX can name another',
  }
}

/** Names of the packages in the report of `pip install --dry-run --report`. @param {string} report */
export function packagesInReport(report) {
  /** @type {{ install: { metadata: { name: string } }[] }} */
  const { install } = JSON.parse(report)
  return install.map(({ metadata }) => metadata.name)
}

export async function cpuIndexReachable() {
  try {
    const answer = await fetch(`${cpuIndex}/torch/`, { method: 'HEAD', signal: AbortSignal.timeout(10_000) })
    return answer.ok
  } catch {
    return false
  }
}

export function hasNvidiaGpu() {
  if (process.platform !== 'linux') return false
  if (existsSync('/proc/driver/nvidia/version')) return true
  return spawnSync('nvidia-smi', ['-L']).status === 0
}
