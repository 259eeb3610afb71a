// `npm run check`: every check that needs no running service.

import { createSteps } from './terminal/steps.mjs'
import { allChecks, runCheck } from './testing/checks.mjs'

const steps = createSteps({ total: allChecks.length })
const failed = []
for (const check of allChecks) {
  const complaint = await runCheck(check, process.env, steps)
  if (complaint) failed.push({ check, complaint })
}
for (const { check, complaint } of failed) process.stdout.write(`\n✗ ${check.name}\n${complaint}\n`)
process.stdout.write(`\n${allChecks.length - failed.length} passed, ${failed.length} failed\n`)
process.exitCode = failed.length ? 1 : 0
