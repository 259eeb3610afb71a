import { describe, expect, it } from 'vitest'
import { explainFailure } from '../setup/failures.mjs'

/** @param {string} output */
const messageFor = (output) => explainFailure('Installing the packages', output, '.data/logs/setup.log').message

describe('explainFailure', () => {
  it.each([
    ['npm error code ENOTFOUND\nnpm error network request to registry failed', 'cannot be reached'],
    ['npm error code EAI_AGAIN', 'cannot be reached'],
    ['WARNING: Retrying … NewConnectionError: Failed to establish a new connection', 'cannot be reached'],
    ['E: Failed to fetch …  Temporary failure in name resolution', 'cannot be reached'],
    ['npm error code ENOSPC\nnpm error nospc There appears to be insufficient space', 'disk is full'],
    ['ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device', 'disk is full'],
    ['FATAL:  could not write to file: No space left on device', 'disk is full'],
    ['npm error code EACCES', 'may not be written'],
    ['Error: No module named ensurepip', 'without its venv module'],
    ['ERROR: No matching distribution found for torch==2.13.0', 'no build for this Python'],
    ['SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED', 'certificate is not trusted'],
  ])('recognises %s', (output, sentence) => {
    const problem = explainFailure('Installing the packages', output, '.data/logs/setup.log')
    expect(problem.message).toMatch(/^Installing the packages: /)
    expect(problem.message).toContain(sentence)
    expect(problem.hint.length).toBeGreaterThan(20)
  })

  it('names a full disk though pip says in the same breath that it cannot go on', () => {
    expect(messageFor('No space left on device\nERROR: No matching distribution found')).toContain('disk is full')
  })

  it('shows the last words of what it does not know, without what npm says about itself', () => {
    const problem = explainFailure('Building web', 'src/page.tsx:3: oops\nnpm error Lifecycle script failed', 'a.log')
    expect(problem.message).toBe('Building web failed:\n    src/page.tsx:3: oops')
    expect(problem.hint).toContain('a.log')
  })
})
