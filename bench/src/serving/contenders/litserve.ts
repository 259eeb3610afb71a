import { availableParallelism } from 'node:os'
import type { Contender } from '../contender'
import { whole } from '../processes/stages'
import { answers, freePort, startBackground } from '../programs'

const cores = availableParallelism()

export const litserve: Contender = {
  name: 'litserve',
  title: 'LitServe, the model kept warm',
  durable: 'nothing',
  notes:
    'LitServe 0.2.19, worker processes with one thread each and the runtime that TorchServe’s workers choose; batches wait 10 ms at most, as ours.',
  variants: [
    { workers: cores, batch: 1 },
    { workers: cores, batch: 8 },
    { workers: 1, batch: 8 },
  ],
  cold: false,
  async start({ python, log }, { workers = cores, batch = 1 }) {
    const port = await freePort()
    const args = ['--port', port, '--workers', workers, '--batch', batch].map(String)
    const server = await startBackground(python, ['-m', 'serving.peers.lit', ...args], {
      log,
      env: { PYTHONPATH: '.', OMP_NUM_THREADS: '1' },
      isReady: () => answers(`http://127.0.0.1:${port}/health`),
    })
    return {
      target: { kind: 'blocking', url: `http://127.0.0.1:${port}/predict` },
      stages: [whole('LitServe', server.pid)],
      stop: server.stop,
    }
  },
}
