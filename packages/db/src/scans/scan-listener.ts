import type { Client } from 'pg'
import { dueChannel, statusChannel } from './channels'

export type ScanListenerOptions = {
  readonly newListener: () => Client
  /** There may be work. */
  readonly onDue: () => void
  readonly onStatus: (scanId: string, status: string) => void
  /** Listening (again): whatever happened before was not heard. */
  readonly onListening: () => void
  readonly onLost: (error: Error) => void
}

export type ScanListener = {
  readonly isListening: () => boolean
  readonly close: () => Promise<void>
}

const firstPauseMs = 100
const longestPauseMs = 5_000

/** Hears of scans over one connection, which is made again, with growing pauses, whenever it breaks. */
export function createScanListener(options: ScanListenerOptions): ScanListener {
  let current: Client | null = null
  let listening = false
  let closed = false
  let pauseMs = firstPauseMs
  let timer: NodeJS.Timeout | null = null

  const lose = (client: Client, error: Error) => {
    if (client !== current) return
    current = null
    listening = false
    client.end().catch(() => undefined)
    if (closed) return
    options.onLost(error)
    timer = setTimeout(connect, pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  const connect = () => {
    const client = options.newListener()
    current = client
    client.on('error', (error) => lose(client, error))
    client.on('end', () => lose(client, new Error('PostgreSQL closed the connection')))
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === dueChannel) options.onDue()
      const [scanId, status] = payload.split(' ')
      if (channel === statusChannel && scanId !== undefined && status !== undefined) options.onStatus(scanId, status)
    })
    client
      .connect()
      .then(() => client.query(`LISTEN ${dueChannel}; LISTEN ${statusChannel}`))
      .then(() => {
        if (client !== current) return
        pauseMs = firstPauseMs
        listening = true
        options.onListening()
      })
      .catch((error: unknown) => lose(client, error instanceof Error ? error : new Error(String(error))))
  }

  connect()
  return {
    isListening: () => listening,
    async close() {
      closed = true
      if (timer !== null) clearTimeout(timer)
      const client = current
      current = null
      listening = false
      await client?.end().catch(() => undefined)
    },
  }
}
