'use client'

import type { ReactNode } from 'react'
import { forgetKeptPhotos } from '@/features/scan/kept/keep-submission'
import { signOutAction } from '@/server/account-actions'

/** Signs out, and takes from this device the photos that wait on it: the next person must not send them. */
export function SignOutForm({ children }: { readonly children: ReactNode }) {
  return (
    <form action={signOutAction} onSubmit={() => void forgetKeptPhotos()}>
      {children}
    </form>
  )
}
