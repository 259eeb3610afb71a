import { categorySchema } from '@fitsize/garments'
import type { useTranslations } from 'next-intl'

/** What shoppers call a category, in their language; its own name when nobody has translated it. */
export function categoryWord(t: ReturnType<typeof useTranslations<'garments.categories'>>, category: string): string {
  const known = categorySchema.safeParse(category)
  return known.success ? t(known.data) : category
}
