'use client'

import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import { DoneNotice, ProblemNotice } from './Notice'
import { Section } from './Section'
import styles from './sections.module.css'

type ConsentSectionProps = { readonly consent: { readonly granted: boolean; readonly since: Date | null } }

/** Whether photos may help to improve the model: no, until somebody says yes. */
export function ConsentSection({ consent: before }: ConsentSectionProps) {
  const t = useTranslations('account.consent')
  const format = useFormatter()
  const [consent, setConsent] = useState(before)
  // Follows the click at once, and goes back when the server refuses.
  const [isChecked, setChecked] = useState(before.granted)
  const change = useMutation(
    useTRPC().account.changeConsent.mutationOptions({
      onSuccess: setConsent,
      onError: () => setChecked(consent.granted),
    }),
  )
  return (
    <Section id="consent" title={t('title')} lead={t('lead')}>
      {change.error !== null && <ProblemNotice problem={problemOfError(change.error)} />}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isChecked}
          aria-describedby="consent-terms"
          onChange={({ currentTarget: { checked } }) => {
            if (change.isPending) return
            setChecked(checked)
            change.mutate({ granted: checked })
          }}
        />
        <span>{t('agree')}</span>
      </label>
      <p id="consent-terms" className={styles.note}>
        {t('terms')}
        {consent.since !== null &&
          ` ${t(consent.granted ? 'given' : 'withdrawn', { when: format.dateTime(consent.since, { dateStyle: 'long' }) })}`}
      </p>
      <DoneNotice text={change.isSuccess ? t(consent.granted ? 'on' : 'off') : null} />
    </Section>
  )
}
