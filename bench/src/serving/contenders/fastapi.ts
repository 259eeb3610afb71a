import { availableParallelism } from 'node:os'
import type { Contender } from '../contender'
import { whole } from '../processes/stages'
import { answers, freePort, startBackground } from '../programs'

const cores = availableParallelism()

export const fastapi: Contender = {
  name: 'fastapi',
  title: 'FastAPI with a pool of threads',
  durable: 'nothing',
  notes:
    'FastAPI on uvicorn (uvloop, httptools), the photo as the body without base64, a model for each thread with one thread of its own and the runtime that TorchServe’s workers choose.',
  variants: [{ threads: cores }, { threads: 2 * cores }],
  cold: false,
  async start({ python, log }, { threads = cores }) {
    const port = await freePort()
    const args = ['--port', port, '--threads', threads].map(String)
    const server = await startBackground(python, ['-m', 'serving.peers.fast', ...args], {
      log,
      env: { PYTHONPATH: '.', OMP_NUM_THREADS: '1' },
      isReady: () => answers(`http://127.0.0.1:${port}/health`),
    })
    return {
      target: { kind: 'bytes', url: `http://127.0.0.1:${port}/predict` },
      stages: [whole('uvicorn', server.pid)],
      stop: server.stop,
    }
  },
}
