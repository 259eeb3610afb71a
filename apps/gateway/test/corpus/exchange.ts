import { connect, type Socket } from 'node:net'
import { setInterval } from 'node:timers'

/** An answer as it came over the wire; null when the connection ended without one. */
export type Exchange = { readonly answer: Answer | null }
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export type SendOptions = {
  /** Ends the connection's sending side after the last byte: the body is shorter than announced. */
  readonly halfClose?: boolean
  /** Breaks the connection off once everything is written. */
  readonly hangUp?: boolean
  /** The bytes after this many are sent one by one, each so many milliseconds after the other, until an answer comes. */
  readonly trickle?: { readonly after: number; readonly everyMs: number }
}

const longestAnswer = 4 * 1024 * 1024

/** Sends bytes as they are over a connection of their own and gives what comes back until it closes or is complete. */
export async function send(url: string, bytes: Buffer, options: SendOptions = {}): Promise<Exchange> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
  const received: Buffer[] = []
  let size = 0
  await new Promise<void>((resolve) => {
    let stopTrickling = () => {}
    const end = () => {
      stopTrickling()
      socket.destroy()
      resolve()
    }
    socket.on('data', (chunk: Buffer) => {
      stopTrickling()
      received.push(chunk)
      size += chunk.byteLength
      if (size > longestAnswer || isWhole(Buffer.concat(received))) end()
    })
    socket.on('end', end)
    // A server that refuses a long body may reset the connection after its answer.
    socket.on('error', end)
    socket.on('close', end)
    const { trickle } = options
    if (trickle === undefined) socket.write(bytes, () => finish(socket, options))
    else {
      socket.write(bytes.subarray(0, trickle.after))
      stopTrickling = dribble(socket, bytes.subarray(trickle.after), trickle.everyMs)
    }
  })
  return { answer: answerIn(Buffer.concat(received)) }
}

function finish(socket: Socket, { halfClose = false, hangUp = false }: SendOptions): void {
  if (hangUp) socket.destroy()
  else if (halfClose) socket.end()
}

/** Writes bytes one by one. Gives a way to stop. */
function dribble(socket: Socket, bytes: Buffer, everyMs: number): () => void {
  let at = 0
  const timer = setInterval(() => {
    if (at >= bytes.byteLength || !socket.writable) return
    socket.write(bytes.subarray(at, at + 1))
    at += 1
  }, everyMs)
  return () => clearInterval(timer)
}

/** Whether there is a final answer with all of the body that it announces. */
function isWhole(received: Buffer): boolean {
  const answer = answerIn(received)
  if (answer === null) return false
  const { 'content-length': length, 'content-type': type = '' } = answer.headers
  // Of a stream of events the head is enough; it ends with the scan.
  if (length === undefined) return answer.status === 204 || type.startsWith('text/event-stream')
  return answer.body.byteLength >= Number(length)
}

function answerIn(received: Buffer): Answer | null {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [first = '', ...lines] = received.toString('latin1', 0, end).split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(`${first} `)?.[1])
  const body = received.subarray(end + 4)
  // "100 Continue" comes before the answer.
  if (status < 200) return answerIn(body)
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return { status, headers, body }
}
