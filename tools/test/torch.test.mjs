import { describe, expect, it } from 'vitest'
import { chooseTorch, packagesInReport } from '../setup/torch.mjs'

const cudaBuild = ['torch', 'filelock', 'nvidia-cublas', 'cuda-toolkit', 'triton']
const cpuBuild = ['torch', 'filelock', 'sympy']
const reachable = async () => true
const unreachable = async () => false

describe('chooseTorch', () => {
  it('takes what pip finds anyway where that is a CPU build', async () => {
    const asked = async () => {
      throw new Error('no need to ask')
    }
    expect(await chooseTorch({ setting: undefined, packages: cpuBuild, gpu: false, cpuIndexReachable: asked })).toEqual(
      {
        reason: 'CPU build',
      },
    )
  })

  it("takes the build of PyTorch's own CPU index where plain torch would bring CUDA", async () => {
    const source = await chooseTorch({
      setting: undefined,
      packages: cudaBuild,
      gpu: false,
      cpuIndexReachable: reachable,
    })
    expect(source.index).toBe('https://download.pytorch.org/whl/cpu')
  })

  it('keeps CUDA where there is a GPU', async () => {
    const source = await chooseTorch({
      setting: undefined,
      packages: cudaBuild,
      gpu: true,
      cpuIndexReachable: reachable,
    })
    expect(source).toEqual({ reason: 'CUDA build for the GPU of this machine' })
  })

  it('installs the CUDA build, and says so, where there is no other', async () => {
    const source = await chooseTorch({
      setting: undefined,
      packages: cudaBuild,
      gpu: false,
      cpuIndexReachable: unreachable,
    })
    expect(source.index).toBeUndefined()
    expect(source.reason).toContain('FITSIZE_TORCH_INDEX')
  })

  it('follows the setting before anything else', async () => {
    const source = await chooseTorch({
      setting: 'https://mirror.example/torch',
      packages: cudaBuild,
      gpu: true,
      cpuIndexReachable: unreachable,
    })
    expect(source.index).toBe('https://mirror.example/torch')
  })
})

describe('packagesInReport', () => {
  it("reads the names in pip's report", () => {
    const report = JSON.stringify({
      version: '1',
      install: [{ metadata: { name: 'torch', version: '2.13.0' } }, { metadata: { name: 'nvidia-cublas' } }],
    })
    expect(packagesInReport(report)).toEqual(['torch', 'nvidia-cublas'])
  })
})
