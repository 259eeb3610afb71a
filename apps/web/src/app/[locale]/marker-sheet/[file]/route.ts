import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { paperNames, paperOfFile, papers, sheetFile } from '@/features/marker-sheet/sheet'
import { sheetPdf } from '@/features/marker-sheet/sheet-pdf'
import { routing } from '@/i18n/routing'

// Always the same, so it is made once, by the build.
export const dynamic = 'force-static'
export const dynamicParams = false

type SheetParameters = { readonly params: Promise<{ readonly locale: string; readonly file: string }> }

export function generateStaticParams() {
  const files = paperNames.map(sheetFile)
  return routing.locales.flatMap((locale) => files.map((file) => ({ locale, file })))
}

/** The printable marker sheet. */
export async function GET(_request: Request, { params }: SheetParameters): Promise<Response> {
  const { locale, file } = await params
  const paper = paperOfFile(file)
  if (paper === null || !hasLocale(routing.locales, locale)) notFound()
  const t = await getTranslations({ locale, namespace: 'marker-sheet.print' })
  const bytes = await sheetPdf(paper, {
    language: locale,
    title: t('title', { paper: papers[paper].name }),
    instruction: t('instruction'),
    check: t('check'),
    checkFailed: t('checkFailed'),
  })
  return new Response(Buffer.from(bytes), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${file}"` },
  })
}
