'use client'

import { useFormatter } from 'next-intl'
import { useEffect, useState } from 'react'

/** A moment in the zone of whoever reads; until that is known, in that of the server. */
export function LocalMoment({ at }: { readonly at: Date }) {
  const format = useFormatter()
  const [zone, setZone] = useState('UTC')
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  return (
    <time dateTime={at.toISOString()}>
      {format.dateTime(at, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: zone,
        timeZoneName: 'short',
      })}
    </time>
  )
}
