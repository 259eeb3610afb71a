'use client'

import { type LengthUnit, useLengthUnit } from '@fitsize/ui'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTRPC } from '@/trpc/client'

/**
 * Keeps the unit of this browser and that of the account the same: the account's is taken up after signing in, and what is
 * chosen here from then on is told to the account.
 * @param unit the account's; null until one was chosen, then this browser's is told
 */
export function KeptUnit({ unit }: { readonly unit: LengthUnit | null }) {
  const [shown, show] = useLengthUnit()
  const { mutate } = useMutation(useTRPC().account.changeProfile.mutationOptions())
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
      mutate({ unit: shown })
    }
  }, [shown, unit, show, mutate])
  return null
}
