import { fail, ok, type Result } from '@fitsize/contracts'
import { type Actor, mayOverseeQueue, nameOf } from '@fitsize/identity/rules'
import type { AdminLog } from './admin-log'
import type { ControlFailure, ControlResult, ServedModel, ServerControl } from './server-control'

export type SteerServersDependencies = {
  readonly servers: readonly { readonly url: string; readonly control: ServerControl }[]
  /** What the models are called there. */
  readonly models: readonly string[]
}

export type ServerReading = {
  readonly url: string
  readonly models: readonly ServedModel[]
  /** Why models are missing; `unsupported` where the server tells nothing of them. */
  readonly failure: ControlFailure | null
}

/** How every inference server runs the models, for those who run the system. */
export async function readServers(
  { servers, models }: SteerServersDependencies,
  actor: Actor,
): Promise<Result<readonly ServerReading[]>> {
  if (!mayOverseeQueue(actor)) return fail('not-allowed')
  return ok(await Promise.all(servers.map(async ({ url, control }) => await readServer(url, control, models))))
}

/** How one server runs the models. */
export async function readServer(
  url: string,
  control: ServerControl,
  models: readonly string[],
): Promise<ServerReading> {
  const answers = await Promise.all(models.map((model) => control.read(model)))
  const [failure = null] = answers.flatMap((answer) => (answer.ok ? [] : [answer.failure]))
  return { url, models: answers.flatMap((answer) => (answer.ok ? [answer.value] : [])), failure }
}

/** Sets how many workers a model has at one of the servers, and notes who did it and whether it worked. */
export async function scaleWorkers(
  { servers, models, log }: SteerServersDependencies & { readonly log: AdminLog },
  actor: Actor,
  wish: { readonly url: string; readonly model: string; readonly workers: number },
): Promise<Result<ControlResult<ServedModel>>> {
  if (!mayOverseeQueue(actor)) return fail('not-allowed')
  const server = servers.find(({ url }) => url === wish.url)
  if (server === undefined || !models.includes(wish.model)) return fail('not-found')
  const outcome = await server.control.scale(wish.model, wish.workers)
  await log.note(nameOf(actor), 'scale-workers', { ...wish, outcome: outcome.ok ? 'scaled' : outcome.failure.kind })
  return ok(outcome)
}
