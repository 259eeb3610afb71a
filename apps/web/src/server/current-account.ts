import 'server-only'
import { type Account, readAccount } from '@fitsize/usecases'
import { cache } from 'react'
import { currentUser } from './actor'
import { ports } from './composition'

/** The account of whoever is signed in; null for visitors. */
export const currentAccount = cache(async (): Promise<Account | null> => {
  const user = await currentUser()
  if (user === null) return null
  const account = await readAccount(ports(), user)
  return account.ok ? account.value : null
})
