'use client'

import { IconBuildingStore, IconHanger, IconLayoutList, IconUsers } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Link, usePathname } from '@/i18n/navigation'
import { type Section, sections } from './sections'

const icons: Readonly<Record<Section, typeof IconHanger>> = {
  garments: IconHanger,
  collections: IconLayoutList,
  profile: IconBuildingStore,
  members: IconUsers,
}

/** The menu of a brand's workspace; the present page and those below it count as one. */
export function SectionLinks({ brand }: { readonly brand: string }) {
  const t = useTranslations('studio.sections')
  const path = usePathname()
  return sections.map(({ path: below, name }) => {
    const href = `/studio/${brand}/${below}`
    const here = path === href || path.startsWith(`${href}/`)
    const Icon = icons[name]
    return (
      <Link key={name} href={href} prefetch={false} aria-current={here ? 'page' : undefined}>
        <Icon size={18} stroke={1.7} aria-hidden="true" />
        {t(name)}
      </Link>
    )
  })
}
