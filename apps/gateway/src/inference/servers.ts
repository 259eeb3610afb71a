import { Pool } from 'undici'
import { admits, begun, type CallEnd, type Circuit, closedCircuit, ended, probed } from './circuit'
import { isUnreachable } from './failures'

const connectTimeoutMs = 3_000
/** An answer has some 300 numbers; more than this is no answer. */
const longestAnswer = 4 * 1024 * 1024

/** One inference server: how much we ask of it at the moment, and whether it is worth asking. */
export type Server = {
  readonly url: string
  /** Of its address, before the protocol's own paths. */
  readonly prefix: string
  readonly connection: Pool
  /** Requests, of both models. */
  readonly inFlight: number
  readonly circuit: Circuit
}

export type ServersOptions = {
  /** How often a server that answers is asked whether it is ready. */
  readonly probeMs?: number
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** A circuit has changed its state. */
  readonly onChange?: (server: Server, before: Circuit['state']) => void
}

/** The inference servers with the same models, of which each request goes to one. */
export type Servers = {
  readonly list: () => readonly Server[]
  /**
   * The one to ask: of those that may be asked and were not `tried`, rather one that is not to be avoided, with the
   * fewest of our requests; chance among equals. Null when there is none.
   */
  readonly choose: (tried: ReadonlySet<string>, avoided: ReadonlySet<string>) => Server | null
  /** Makes a request to the chosen server, which says of itself how it ended. */
  readonly ask: <Answer extends { readonly end: CallEnd }>(
    server: Server,
    request: () => Promise<Answer>,
  ) => Promise<Answer>
  /** Resolves once each has been asked for the first time whether it is ready. */
  readonly known: Promise<void>
  readonly close: () => Promise<void>
}

type Kept = { -readonly [Key in keyof Server]: Server[Key] } & { timer: NodeJS.Timeout | null }

export function createServers(urls: readonly string[], options: ServersOptions): Servers {
  const { probeMs = 5_000, random, onChange = () => {} } = options
  let closed = false
  const servers = urls.map(
    (url): Kept => ({
      url,
      prefix: new URL(url).pathname.replace(/\/+$/, ''),
      // Time limits are per request.
      connection: new Pool(new URL(url).origin, {
        headersTimeout: 0,
        bodyTimeout: 0,
        maxResponseSize: longestAnswer,
        connect: { timeout: connectTimeoutMs },
      }),
      inFlight: 0,
      circuit: closedCircuit,
      timer: null,
    }),
  )

  const change = (server: Kept, circuit: Circuit) => {
    const before = server.circuit.state
    server.circuit = circuit
    if (circuit.state === before || closed) return
    schedule(server)
    onChange(server, before)
  }
  const schedule = (server: Kept) => {
    if (server.timer !== null) clearTimeout(server.timer)
    if (closed) return
    const { circuit } = server
    const waitMs = circuit.state === 'open' ? Math.max(0, circuit.restsUntilMs - performance.now()) : probeMs
    server.timer = setTimeout(() => void probe(server), waitMs)
  }
  const probe = async (server: Kept): Promise<void> => {
    const end = await isReady(server)
    change(server, probed(server.circuit, end, performance.now(), random()))
    // Also where the state stays, as after another vain look at one that rests.
    schedule(server)
  }
  const known = Promise.all(servers.map(probe)).then(() => {})

  return {
    list: () => servers,
    choose(tried, avoided) {
      const allowed = servers.filter(({ url, circuit }) => admits(circuit) && !tried.has(url))
      const preferred = allowed.filter(({ url }) => !avoided.has(url))
      const candidates = preferred.length > 0 ? preferred : allowed
      const fewest = Math.min(...candidates.map(({ inFlight }) => inFlight))
      const equals = candidates.filter(({ inFlight }) => inFlight === fewest)
      return equals[Math.floor(random() * equals.length)] ?? null
    },
    async ask(chosen, request) {
      const server = servers.find(({ url }) => url === chosen.url)
      if (server === undefined) throw new Error(`${chosen.url} is none of these servers`)
      const { generation } = server.circuit
      server.circuit = begun(server.circuit)
      server.inFlight += 1
      let end: CallEnd = 'neither'
      try {
        const answer = await request()
        end = answer.end
        return answer
      } finally {
        server.inFlight -= 1
        change(server, ended(server.circuit, generation, end, performance.now(), random()))
      }
    },
    known,
    async close() {
      closed = true
      for (const { timer } of servers) if (timer !== null) clearTimeout(timer)
      await Promise.all(servers.map(({ connection }) => connection.destroy()))
    },
  }
}

/** Asks a server whether it can take requests. One that is silent for a while is busy, not gone. */
async function isReady({ connection, prefix }: Server): Promise<'answered' | 'failed' | 'refused'> {
  try {
    const { statusCode, body } = await connection.request({
      method: 'GET',
      path: `${prefix}/v2/health/ready`,
      headersTimeout: connectTimeoutMs,
      bodyTimeout: connectTimeoutMs,
    })
    await body.dump()
    return statusCode < 400 ? 'answered' : 'refused'
  } catch (error) {
    return isUnreachable(error) ? 'refused' : 'failed'
  }
}
