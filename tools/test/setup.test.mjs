import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { missingPlatformPackages, unmetPins } from '../lock-check.mjs'
import { requireDiskSpace } from '../setup/disk-space.mjs'
import { fingerprint, isStamped, writeStamp } from '../setup/fingerprint.mjs'
import { parseJavaVersion } from '../setup/java.mjs'
import { judgeNode } from '../setup/node-version.mjs'
import { npmPackagesInstalled } from '../setup/npm-packages.mjs'
import { findPython, isSupported } from '../setup/python.mjs'
import { originalNetworkFrom, portsFrom } from '../up/settings.mjs'

/** @type {string} */
let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fitsize-setup-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** @param {string} path @param {string} text */
function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

describe('judgeNode', () => {
  it.each(['18.20.8', '20.18.3', '14.0.0'])('refuses %s', (version) => {
    expect(judgeNode(version).refused).toContain('20.19')
  })

  it.each(['20.19.0', '22.0.0', '24.9.1'])('takes %s', (version) => {
    expect(judgeNode(version)).toEqual({})
  })

  it('warns of a version that nobody tried', () => {
    expect(judgeNode('25.0.0')).toEqual({ warning: expect.stringContaining('25.0.0') })
  })
})

describe('fingerprint', () => {
  it('changes with a content, a name and a new file, and with nothing else', () => {
    write('src/a.ts', 'one')
    const first = fingerprint(folder, ['src'])
    write('src/a.ts', 'one')
    expect(fingerprint(folder, ['src'])).toBe(first)
    write('src/a.ts', 'two')
    const changed = fingerprint(folder, ['src'])
    write('src/b.ts', '')
    expect(new Set([first, changed, fingerprint(folder, ['src'])]).size).toBe(3)
  })

  it('passes over what was made from the sources', () => {
    write('src/a.ts', 'one')
    const ignore = (/** @type {string} */ name) => name === 'dist'
    const before = fingerprint(folder, ['src'], { ignore })
    write('src/dist/a.js', 'made')
    expect(fingerprint(folder, ['src'], { ignore })).toBe(before)
  })

  it('is found again in a stamp', () => {
    writeStamp(join(folder, 'made/.stamp'), 'inputs')
    expect(isStamped(join(folder, 'made/.stamp'), 'inputs')).toBe(true)
    expect(isStamped(join(folder, 'made/.stamp'), 'others')).toBe(false)
    expect(isStamped(join(folder, 'none'), 'inputs')).toBe(false)
  })
})

describe('npmPackagesInstalled', () => {
  const lock = {
    packages: {
      '': { version: '0.0.0' },
      'packages/a': { version: '0.0.0' },
      'node_modules/@x/a': { resolved: 'packages/a', link: true },
      'node_modules/left': { version: '1.0.0' },
      'node_modules/other-platform': { version: '1.0.0', optional: true },
    },
  }
  const installed = {
    packages: {
      'packages/a': { version: '0.0.0' },
      'node_modules/@x/a': { resolved: 'packages/a', link: true },
      'node_modules/left': { version: '1.0.0' },
    },
  }

  it('is content with what the lock names, packages for other platforms aside', () => {
    write('package-lock.json', JSON.stringify(lock))
    write('node_modules/.package-lock.json', JSON.stringify(installed))
    expect(npmPackagesInstalled(folder)).toBe(true)
  })

  it('notices another version, a missing package and an interrupted installation', () => {
    write('package-lock.json', JSON.stringify(lock))
    expect(npmPackagesInstalled(folder)).toBe(false)
    const other = { packages: { ...installed.packages, 'node_modules/left': { version: '2.0.0' } } }
    write('node_modules/.package-lock.json', JSON.stringify(other))
    expect(npmPackagesInstalled(folder)).toBe(false)
    const { 'node_modules/left': _left, ...fewer } = installed.packages
    write('node_modules/.package-lock.json', JSON.stringify({ packages: fewer }))
    expect(npmPackagesInstalled(folder)).toBe(false)
  })
})

describe('requireDiskSpace', () => {
  it('says how much is there and how much is needed', () => {
    expect(() => requireDiskSpace(folder, 1e18)).toThrow(/The disk has [\d.]+ GB left, 1000000000\.0 GB are needed/)
    expect(() => requireDiskSpace(folder, 1)).not.toThrow()
  })
})

describe('findPython', () => {
  it('takes 3.10 to 3.13', () => {
    expect(['3.9.18', '3.10.0', '3.13.2', '3.14.0', '2.7.18'].map(isSupported)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  })

  it('says what to do where there is none', () => {
    expect(() => findPython({ PATH: folder })).toThrow('No Python found')
  })

  it('refuses a PYTHON that does not run', () => {
    expect(() => findPython({ PATH: folder, PYTHON: join(folder, 'python') })).toThrow('which is no Python')
  })
})

describe('parseJavaVersion', () => {
  it('reads new and old ways of writing it', () => {
    expect(parseJavaVersion('openjdk version "17.0.15" 2025-04-15')).toBe(17)
    expect(parseJavaVersion('java version "1.8.0_401"')).toBe(8)
    expect(parseJavaVersion('openjdk version "25" 2025-09-16')).toBe(25)
    expect(parseJavaVersion('The operation could not be completed.')).toBeUndefined()
  })
})

describe('originalNetworkFrom', () => {
  it('is none unless one is named', () => {
    expect(originalNetworkFrom({})).toBeUndefined()
    expect(originalNetworkFrom({ FITSIZE_KEYPOINT_NETWORK: 'present' })).toBeUndefined()
    expect(originalNetworkFrom({ FITSIZE_ORIGINAL_WEIGHTS: '/weights' })).toBeUndefined()
  })

  it('comes with the folder of its files', () => {
    const env = { FITSIZE_KEYPOINT_NETWORK: 'cpn-onnx', FITSIZE_ORIGINAL_WEIGHTS: '/weights' }
    expect(originalNetworkFrom(env)).toEqual({ network: 'cpn-onnx', weights: '/weights' })
  })

  it('refuses a name that is none, and one without a folder', () => {
    expect(() => originalNetworkFrom({ FITSIZE_KEYPOINT_NETWORK: 'resnet' })).toThrow('resnet is no keypoint network')
    expect(() => originalNetworkFrom({ FITSIZE_KEYPOINT_NETWORK: 'cpn-onnx' })).toThrow('needs files of weights')
  })
})

describe('portsFrom', () => {
  it('has the standard ports and takes others', () => {
    expect(portsFrom({})).toMatchObject({ web: 3000, gateway: 4000, torchserve: 8080, postgres: 5544 })
    expect(portsFrom({ FITSIZE_WEB_PORT: '3001' }).web).toBe(3001)
  })

  it('refuses what is no port, and one port for two parts', () => {
    expect(() => portsFrom({ FITSIZE_WEB_PORT: 'http' })).toThrow('FITSIZE_WEB_PORT=http is no port.')
    expect(() => portsFrom({ FITSIZE_WEB_PORT: '4000' })).toThrow('same port')
  })
})

describe('unmetPins', () => {
  const packages = {
    'apps/one': { dependencies: { tool: '4.0.0', '@own/two': '0.0.0', range: '^1.0.0' } },
    'node_modules/tool': { version: '3.9.0' },
    'node_modules/@own/two': { link: true },
    'node_modules/range': { version: '1.2.0' },
  }

  it('names a pinned version that the lock does not have where it is looked for', () => {
    expect(unmetPins(packages)).toEqual([{ package: 'apps/one', lacks: ['tool 4.0.0'] }])
  })

  it('is content with a second version beside the package that wants it', () => {
    expect(unmetPins({ ...packages, 'apps/one/node_modules/tool': { version: '4.0.0' } })).toEqual([])
  })
})

describe('missingPlatformPackages', () => {
  it('names the binaries that a lock lacks for other platforms', () => {
    const packages = {
      'node_modules/tool': {
        version: '1.0.0',
        optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' },
      },
      'node_modules/tool-linux': { version: '1.0.0' },
    }
    expect(missingPlatformPackages(packages)).toEqual([{ package: 'node_modules/tool', lacks: ['tool-darwin'] }])
  })
})
