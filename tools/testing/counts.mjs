// How many tests a suite ran, from the report it wrote.

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} notRun names of tests that were skipped: nobody else would tell
 */

/** @param {string} json report of `vitest --reporter=json` @returns {Counts} */
export function vitestCounts(json) {
  /** @type {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} */
  const { testResults } = JSON.parse(json)
  const tests = testResults.flatMap((file) => file.assertionResults)
  // A file that could not be loaded has no tests and yet is a failure.
  const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(hasFailed))
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(hasFailed).length + broken.length,
    notRun: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map((test) => test.fullName),
  }
}

/** @param {{ status: string }} test */
const hasFailed = ({ status }) => status === 'failed'

/** @param {string} xml report of `pytest --junit-xml` @returns {Counts} */
export function pytestCounts(xml) {
  const cases = [...xml.matchAll(/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)].map((match) => ({
    name: /\bname="([^"]*)"/.exec(match[1] ?? '')?.[1] ?? '',
    body: match[2] ?? '',
  }))
  const failed = cases.filter(({ body }) => /<(failure|error)\b/.test(body))
  const skipped = cases.filter((test) => !failed.includes(test) && /<skipped\b/.test(test.body))
  return {
    passed: cases.length - failed.length - skipped.length,
    failed: failed.length,
    notRun: skipped.map(({ name }) => name),
  }
}

/** @typedef {{ title: string, specs?: { title: string, tests: { status: string }[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite */

/** @param {string} json report of `playwright test --reporter=json` @returns {Counts} */
export function playwrightCounts(json) {
  /** @type {{ suites: PlaywrightSuite[], errors?: unknown[] }} */
  const { suites, errors = [] } = JSON.parse(json)
  const tests = suites.flatMap((suite) => testsOf(suite))
  const passed = tests.filter(({ status }) => status === 'expected').length
  const skipped = tests.filter(({ status }) => status === 'skipped')
  return {
    passed,
    // "flaky" passed at a second try: that is a failure here.
    failed: tests.length - passed - skipped.length + errors.length,
    notRun: skipped.map(({ title }) => title),
  }
}

/** @param {PlaywrightSuite} suite @returns {{ title: string, status: string }[]} */
function testsOf({ title, specs = [], suites = [] }) {
  const own = specs.flatMap((spec) => spec.tests.map(({ status }) => ({ title: `${title} › ${spec.title}`, status })))
  return [...own, ...suites.flatMap((suite) => testsOf(suite))]
}

/**
 * The verdict on a suite: a program that failed without a failed test, and one that ran nothing, have failed too, and so
 * has a test that was skipped.
 * @param {Counts} counts @param {number} exitCode
 * @returns {{ passed: number, failed: number, remarks: string[] }}
 */
export function judge({ passed, failed, notRun }, exitCode) {
  const remarks = notRun.map((name) => `skipped, which counts as failed: ${name}`)
  let all = failed + notRun.length
  if (exitCode !== 0 && all === 0) {
    all = 1
    remarks.push(`ended with code ${exitCode} though no test failed`)
  }
  if (passed + all === 0) {
    all = 1
    remarks.push('ran no test')
  }
  return { passed, failed: all, remarks }
}
