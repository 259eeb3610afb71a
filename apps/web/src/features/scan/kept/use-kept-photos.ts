import { useCallback, useEffect, useState } from 'react'
import { createScanClient } from '../client'
import { onKeptChange } from './kept-changes'
import type { KeptPhoto } from './kept-photo'
import { mayHoldPhotos } from './photo-database'
import type { PhotoStore } from './photo-store'
import { sendKept } from './send-kept'

export type KeptPhotos = {
  readonly photos: readonly KeptPhoto[]
  readonly sending: boolean
  readonly sendNow: () => void
  readonly erase: (key: string) => Promise<void>
}

/** While it stays on the page after a failed attempt: servers that restart are back by then. */
const againAfterMs = 30_000

/** The photos that wait on this device. Sends them as soon as there is a connection. */
export function useKeptPhotos(): KeptPhotos {
  const [photos, setPhotos] = useState<readonly KeptPhoto[]>([])
  const [sending, setSending] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const read = useCallback(async () => {
    const store = await openStore()
    setPhotos(store === null ? [] : await store.all())
  }, [])
  useEffect(() => {
    read()
    const again = () => setAttempt((before) => before + 1)
    const stopListening = onKeptChange(read)
    window.addEventListener('online', again)
    return () => {
      stopListening()
      window.removeEventListener('online', again)
    }
  }, [read])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is one more pass over what waits
  useEffect(() => {
    if (!navigator.onLine) return
    const leaving = new AbortController()
    let timer = 0
    const pass = async () => {
      const store = await openStore()
      if (store === null || leaving.signal.aborted) return
      if (!(await store.all()).some(({ state }) => state === 'waiting')) return
      setSending(true)
      const settled = await sendKept({ client: createScanClient(), store, signal: leaving.signal, onChange: read })
      if (leaving.signal.aborted) return
      setSending(false)
      await read()
      if (!settled) timer = window.setTimeout(() => setAttempt((before) => before + 1), againAfterMs)
    }
    pass()
    return () => {
      leaving.abort()
      window.clearTimeout(timer)
    }
  }, [attempt, read])

  return {
    photos,
    sending,
    sendNow: () => setAttempt((before) => before + 1),
    async erase(key) {
      await (await openStore())?.erase(key)
      await read()
    },
  }
}

/** Loaded when there may be something in it; `null` where there is nothing, or no storage. */
async function openStore(): Promise<PhotoStore | null> {
  if (!(await mayHoldPhotos())) return null
  try {
    const { openPhotoStore } = await import('./photo-store')
    return await openPhotoStore()
  } catch {
    return null
  }
}
