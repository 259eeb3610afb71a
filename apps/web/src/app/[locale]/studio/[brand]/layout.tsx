import type { ReactNode } from 'react'
import { StudioFrame } from '@/features/studio/shell/StudioFrame'
import { studioBrand } from '@/server/studio'

type BrandLayoutProps = {
  readonly params: Promise<{ readonly brand: string }>
  readonly children: ReactNode
}

export default async function BrandLayout({ params, children }: BrandLayoutProps) {
  return <StudioFrame brand={await studioBrand((await params).brand)}>{children}</StudioFrame>
}
