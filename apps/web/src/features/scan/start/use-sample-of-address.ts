import { useEffect, useEffectEvent } from 'react'
import type { Sample } from './samples'

/**
 * Measures the sample that the address names (`/scan?sample=FILE`), so that other pages can offer it as one click. The
 * name then leaves the address: going back must not measure it a second time.
 */
export function useSampleOfAddress(samples: readonly Sample[], onSample: (sample: Sample) => void): void {
  const take = useEffectEvent((file: string) => {
    const named = samples.find((sample) => sample.file === file)
    if (named) onSample(named)
  })
  useEffect(() => {
    const address = new URL(window.location.href)
    const file = address.searchParams.get('sample')
    if (file === null) return
    address.searchParams.delete('sample')
    window.history.replaceState(window.history.state, '', address)
    take(file)
  }, [])
}
