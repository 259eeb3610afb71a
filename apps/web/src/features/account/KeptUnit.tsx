'use client'

import { type LengthUnit, useLengthUnit } from '@fitsize/ui'
import { useEffect, useRef } from 'react'

/**
 * Keeps the unit of this browser and that of the account the same: the account's is taken up after signing in, and what is
 * chosen here from then on is told to the account.
 * @param unit the account's; null until one was chosen, then this browser's is told
 */
export function KeptUnit({ unit }: { readonly unit: LengthUnit | null }) {
  const [shown, show] = useLengthUnit()
  const kept = useRef<LengthUnit | null>(null)
  const isTakingUp = useRef(false)
  useEffect(() => {
    if (kept.current === null) {
      kept.current = unit ?? shown
      // Also when it seems to be shown: while a page wakes up, what is shown is not yet this browser's own choice.
      if (unit !== null) show(unit)
      isTakingUp.current = shown !== kept.current
    } else if (shown === kept.current) isTakingUp.current = false
    else if (!isTakingUp.current) {
      kept.current = shown
      import('./tell-unit').then(({ tellUnit }) => tellUnit(shown)).catch(() => undefined)
    }
  }, [shown, unit, show])
  return null
}
