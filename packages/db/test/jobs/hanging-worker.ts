import { createDatabase, runJobs } from '../../src'

// Takes a job, says so and never finishes it; the test kills it meanwhile.
const [url = ''] = process.argv.slice(2)
const problem = (error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
}
await runJobs(createDatabase(url), {
  perform: async () => {
    process.stdout.write('in hand\n')
    await new Promise(() => undefined)
  },
  onProblem: problem,
})
