'use client'

import { NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { UnitChoice } from '@/features/lengths/UnitChoice'
import { getPathname } from '@/i18n/navigation'
import { type Locale, routing } from '@/i18n/routing'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import { ProblemNotice } from './Notice'
import { Section } from './Section'
import styles from './sections.module.css'

/** Language and unit, which follow a person to every browser they sign in with. */
export function PreferencesSection({ language }: { readonly language: Locale | null }) {
  const t = useTranslations('account.preferences')
  const languages = useTranslations('shell.languages')
  const present = useLocale()
  const change = useMutation(
    useTRPC().account.changeProfile.mutationOptions({
      // Not a soft navigation: another language is another root layout.
      onSuccess: (_, { language: chosen }) =>
        window.location.assign(getPathname({ href: '/account', locale: chosen ?? present })),
    }),
  )
  return (
    <Section id="preferences" title={t('title')} lead={t('lead')}>
      <div className={styles.form}>
        {change.error !== null && <ProblemNotice problem={problemOfError(change.error)} />}
        <NativeSelect
          label={t('language')}
          autoComplete="language"
          defaultValue={language ?? present}
          size="md"
          data={routing.locales.map((locale) => ({ value: locale, label: languages(locale) }))}
          onChange={({ currentTarget: { value } }) => {
            const chosen = routing.locales.find((locale) => locale === value)
            if (chosen !== undefined) change.mutate({ language: chosen })
          }}
        />
        <div>
          <p className={styles.label}>{t('unit')}</p>
          <UnitChoice />
        </div>
      </div>
    </Section>
  )
}
