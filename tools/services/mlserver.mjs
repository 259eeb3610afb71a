// MLServer with both models.
import { answers, programPart } from './part.mjs'

/**
 * @param {object} options
 * @param {string} options.program
 * @param {string} options.repository its models
 * @param {{ http: number, grpc: number, metrics: number }} options.ports
 * @param {string} options.logFile
 * @param {NodeJS.ProcessEnv} options.env
 * @returns {import('../process/supervisor.mjs').Part}
 */
export function mlserverPart({ program, repository, ports, logFile, env }) {
  return programPart({
    name: 'mlserver',
    program,
    args: ['start', repository],
    cwd: repository,
    env: {
      ...env,
      MLSERVER_HOST: '127.0.0.1',
      MLSERVER_HTTP_PORT: String(ports.http),
      // It opens these two whether they are wanted or not.
      MLSERVER_GRPC_PORT: String(ports.grpc),
      MLSERVER_METRICS_PORT: String(ports.metrics),
      MLSERVER_DEBUG: 'false',
      // In its own process: one is enough for the tests, and each loads PyTorch.
      MLSERVER_PARALLEL_WORKERS: '0',
      OMP_NUM_THREADS: '1',
    },
    logFile,
    isReady: () => answers(`http://127.0.0.1:${ports.http}/v2/health/ready`),
    readyWithinMs: 180_000,
    graceMs: 10_000,
  })
}
