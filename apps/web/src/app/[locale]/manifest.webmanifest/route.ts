import type { MetadataRoute } from 'next'
import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { routing } from '@/i18n/routing'

export const dynamic = 'force-static'
export const dynamicParams = false

type ManifestParameters = { readonly params: Promise<{ readonly locale: string }> }

export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }))

/** What a phone needs to know to install FitSize, in one language. It opens where one measures. */
export async function GET(_request: Request, { params }: ManifestParameters): Promise<Response> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const t = await getTranslations({ locale, namespace: 'capture.app' })
  const manifest: MetadataRoute.Manifest = {
    id: '/',
    name: t('name'),
    short_name: 'FitSize',
    description: t('description'),
    lang: locale,
    start_url: `/${locale}/scan`,
    scope: '/',
    display: 'standalone',
    background_color: '#f0f4f1',
    theme_color: '#0e3b43',
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [{ name: t('sheet'), url: `/${locale}/marker-sheet` }],
  }
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } })
}
