import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ApiProvider } from '@/trpc/client'

/** The API for what is edited, and the words of the studio beside those of all pages. */
export default async function StudioLayout({ children }: { readonly children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={await getMessages()}>
      <ApiProvider>{children}</ApiProvider>
    </NextIntlClientProvider>
  )
}
