import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Contender } from '../contender'
import { deeperThan, downTo, several, whole } from '../processes/stages'
import { answers, freePort, output, startBackground } from '../programs'
import { brokerPids } from './broker-pids'

const broker = 'amqp://guest:guest@127.0.0.1:5672//'
const everyMs = 250
const cores = availableParallelism()

export const successor: Contender = {
  name: 'celery',
  title: 'Its successor: Celery and RabbitMQ, a process a task',
  durable: 'tasks in RabbitMQ (persistent messages), results in files',
  notes: `The same process a task with one thread; prefork workers, prefetch 1, late acknowledgement; the client asks for the task's status every ${everyMs} ms (the original's app: every 2 s).`,
  variants: [{ workers: cores }, { workers: 2 * cores }],
  cold: true,
  async start({ python, log }, { workers = cores }) {
    await requireBroker()
    const folder = await mkdtemp(join(tmpdir(), 'fitsize-bench-celery-'))
    const queue = `fitsize-bench-${randomUUID()}`
    const env = {
      PYTHONPATH: '.',
      BENCH_BROKER: broker,
      BENCH_RESULTS: folder,
      BENCH_QUEUE: queue,
      BENCH_THREADS: '1',
      OMP_NUM_THREADS: '1',
    }
    const app = ['-m', 'celery', '-A', 'serving.successor.tasks']
    const port = await freePort()
    const django = await startBackground(python, ['-m', 'serving.successor.site', String(port)], {
      log,
      env,
      isReady: () => answers(`http://127.0.0.1:${port}/`, false),
    })
    const settings = ['worker', '--pool', 'prefork', '--concurrency', String(workers), '--loglevel', 'WARNING']
    const node = `bench-${port}@127.0.0.1`
    const ping = [...app, 'inspect', 'ping', '--destination', node, '--timeout', '2']
    const worker = await startBackground(
      python,
      [...app, ...settings, '--hostname', node, '--without-gossip', '--without-mingle'],
      {
        log,
        env,
        isReady: async () =>
          await output(python, ping, env).then(
            () => true,
            () => false,
          ),
      },
    )
    return {
      target: {
        kind: 'task',
        url: `http://127.0.0.1:${port}/keypoints/execScript/`,
        statusUrl: `http://127.0.0.1:${port}/keypoints/taskStatus/`,
        everyMs,
      },
      stages: [
        whole('Django', django.pid),
        downTo('Celery workers', worker.pid, 1),
        deeperThan('process a task', worker.pid, 1),
        several('RabbitMQ', brokerPids()),
      ],
      stop: async () => {
        await Promise.all([django.stop(), worker.stop()])
        await output(python, [...app, 'amqp', 'queue.delete', queue], env)
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
}

async function requireBroker(): Promise<void> {
  const found = await new Promise<boolean>((done) => {
    const socket = createConnection({ host: '127.0.0.1', port: 5672 }, () => done(true))
    socket.once('error', () => done(false)).once('connect', () => socket.end())
  })
  if (!found)
    throw new Error(
      'The Celery contender needs RabbitMQ on 127.0.0.1:5672 (guest/guest): apt install rabbitmq-server && ' +
        'service rabbitmq-server start, or docker run -d -p 5672:5672 rabbitmq:3. Without it: --only seed,litserve,fastapi,raw,ours',
    )
}
