'use client'

import { useTranslations } from 'next-intl'
import { Link, usePathname } from '@/i18n/navigation'

const pages = [
  { href: '/scan', name: 'measure' },
  { href: '/wardrobe', name: 'wardrobe' },
  { href: '/collections', name: 'collections' },
] as const

const ownPages = [...pages, { href: '/favourites', name: 'favourites' }] as const
const makersPages = [...ownPages, { href: '/studio', name: 'studio' }] as const

type NavigationLinksProps = {
  readonly signedIn: boolean
  /** Whether they keep brands, or may. */
  readonly isMaker: boolean
}

/** The links of the header; the present page and those below it count as one. */
export function NavigationLinks({ signedIn, isMaker }: NavigationLinksProps) {
  const t = useTranslations('shell.links')
  const path = usePathname()
  const shown = isMaker ? makersPages : signedIn ? ownPages : pages
  return shown.map(({ href, name }) => {
    const here = path === href || path.startsWith(`${href}/`)
    return (
      <Link
        key={href}
        href={href}
        // Without an account the wardrobe only asks to sign in.
        {...(signedIn || href !== '/wardrobe' ? {} : { prefetch: false })}
        aria-current={here ? 'page' : undefined}
      >
        {t(name)}
      </Link>
    )
  })
}
