import { describe, expect, it } from 'vitest'
import { judge, playwrightCounts, pytestCounts, vitestCounts } from '../testing/counts.mjs'

describe('vitestCounts', () => {
  it('counts tests, names the skipped and takes a file that does not load for a failure', () => {
    const report = JSON.stringify({
      testResults: [
        {
          name: 'a',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'one' },
            { status: 'failed', fullName: 'two' },
            { status: 'skipped', fullName: 'three' },
            { status: 'todo', fullName: 'four' },
          ],
        },
        { name: 'b', status: 'failed', assertionResults: [] },
      ],
    })
    expect(vitestCounts(report)).toEqual({ passed: 1, failed: 2, notRun: ['three', 'four'] })
  })
})

describe('pytestCounts', () => {
  it('counts passed, failed, broken and skipped cases', () => {
    const report = `<?xml version="1.0"?><testsuites><testsuite tests="4">
      <testcase classname="t" name="passes" time="0.1" />
      <testcase classname="t" name="fails"><failure message="no">trace</failure></testcase>
      <testcase classname="t" name="breaks"><error message="setup">trace</error></testcase>
      <testcase classname="t" name="skips"><skipped message="later" /></testcase>
      </testsuite></testsuites>`
    expect(pytestCounts(report)).toEqual({ passed: 1, failed: 2, notRun: ['skips'] })
  })
})

describe('playwrightCounts', () => {
  it('counts through nested suites and takes a flaky test for a failed one', () => {
    const report = JSON.stringify({
      errors: [],
      suites: [
        {
          title: 'journey.spec.ts',
          specs: [{ title: 'lands', tests: [{ status: 'expected' }, { status: 'unexpected' }] }],
          suites: [
            {
              title: 'inner',
              specs: [{ title: 'wobbles', tests: [{ status: 'flaky' }, { status: 'skipped' }] }],
            },
          ],
        },
      ],
    })
    expect(playwrightCounts(report)).toEqual({ passed: 1, failed: 2, notRun: ['inner › wobbles'] })
  })
})

describe('judge', () => {
  it('passes a suite whose tests all passed', () => {
    expect(judge({ passed: 3, failed: 0, notRun: [] }, 0)).toEqual({ passed: 3, failed: 0, remarks: [] })
  })

  it('counts a skipped test as failed and names it', () => {
    const verdict = judge({ passed: 3, failed: 0, notRun: ['late one'] }, 0)
    expect(verdict.failed).toBe(1)
    expect(verdict.remarks.join()).toContain('late one')
  })

  it('fails a suite that ran nothing and one that ended badly without a failed test', () => {
    expect(judge({ passed: 0, failed: 0, notRun: [] }, 0).failed).toBe(1)
    expect(judge({ passed: 5, failed: 0, notRun: [] }, 1).failed).toBe(1)
  })
})
