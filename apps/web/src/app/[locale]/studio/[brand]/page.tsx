import { getLocale } from 'next-intl/server'
import { redirect } from '@/i18n/navigation'

type BrandPageProps = { readonly params: Promise<{ readonly brand: string }> }

/** A brand's workspace begins with its garments. */
export default async function StudioBrandPage({ params }: BrandPageProps) {
  return redirect({ href: `/studio/${(await params).brand}/garments`, locale: await getLocale() })
}
