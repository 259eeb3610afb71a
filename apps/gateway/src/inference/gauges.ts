import { Gauge, type Registry } from 'prom-client'
import type { ServedModels } from './served-models'
import type { Server } from './servers'

const states = ['closed', 'half-open', 'open'] as const

/** What is known of the inference servers, as metrics. */
export function registerInferenceGauges(
  registry: Registry,
  live: {
    readonly limit: () => number
    readonly servers: () => readonly Server[]
    readonly served: ServedModels['list']
  },
): void {
  const registers = [registry]
  new Gauge({
    name: 'fitsize_inference_limit',
    help: 'Scans that this gateway may have in flight: follows the latency, 0 while no server can be asked.',
    registers,
    collect() {
      this.set(live.limit())
    },
  })
  new Gauge({
    name: 'fitsize_inference_requests_in_flight',
    help: 'Requests of this gateway at an inference server, of both models.',
    labelNames: ['server'],
    registers,
    collect() {
      for (const { url, inFlight } of live.servers()) this.set({ server: url }, inFlight)
    },
  })
  new Gauge({
    name: 'fitsize_inference_circuit',
    help: 'State of the circuit breaker of an inference server: 1 for the state that it is in.',
    labelNames: ['server', 'state'],
    registers,
    collect() {
      for (const { url, circuit } of live.servers())
        for (const state of states) this.set({ server: url, state }, circuit.state === state ? 1 : 0)
    },
  })
  const ofModels = (
    name: string,
    help: string,
    amount: (model: ReturnType<ServedModels['list']>[number]['models'][number]) => number,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: ['server', 'model'],
      registers,
      collect() {
        this.reset()
        for (const { url, models } of live.served())
          for (const model of models) this.set({ server: url, model: model.name }, amount(model))
      },
    })
  ofModels('fitsize_model_batch_size', 'Requests that a server answers together at most.', (model) => model.batchSize)
  ofModels(
    'fitsize_model_batch_delay_seconds',
    'How long the first request of a batch waits for others at most.',
    (model) => model.maxBatchDelayMs / 1000,
  )
  ofModels('fitsize_model_workers', 'Workers that have loaded the model.', (model) => model.readyWorkers)
  ofModels('fitsize_model_requests_waiting', 'Requests that wait at a server for a worker.', (model) => model.waiting)
}
