'use client'

import { Button } from '@fitsize/ui'
import { IconDeviceLaptop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { forgetKeptPhotos } from '@/features/scan/kept/keep-submission'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import { ProblemNotice } from './Notice'
import { Section } from './Section'
import styles from './sections.module.css'

export type ShownSession = {
  readonly id: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly browser: string | null
  readonly system: string | null
  readonly isCurrent: boolean
}

type SessionsSectionProps = {
  readonly sessions: readonly ShownSession[]
  /** Leaves this browser, too, once all sessions are over. */
  readonly onLeft: () => Promise<void>
}

const handhelds: readonly (string | null)[] = ['Android', 'iPhone', 'iPad']

/** Where one is signed in, and how to end it. */
export function SessionsSection({ sessions, onLeft }: SessionsSectionProps) {
  const t = useTranslations('account.sessions')
  const format = useFormatter()
  const router = useRouter()
  const api = useTRPC()
  const end = useMutation(api.account.endSession.mutationOptions({ onSuccess: () => router.refresh() }))
  const endAll = useMutation(
    api.account.endAllSessions.mutationOptions({
      onSuccess: async () => {
        await forgetKeptPhotos()
        await onLeft()
      },
    }),
  )
  const error = end.error ?? endAll.error
  const nameOf = ({ browser, system }: ShownSession): string => {
    if (browser !== null && system !== null) return t('device', { browser, system })
    return browser ?? system ?? t('unknown')
  }
  return (
    <Section id="sessions" title={t('title')} lead={t('lead')}>
      {error !== null && <ProblemNotice problem={problemOfError(error)} />}
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <li key={session.id}>
            {handhelds.includes(session.system) ? (
              <IconDeviceMobile size={24} stroke={1.5} aria-hidden="true" />
            ) : (
              <IconDeviceLaptop size={24} stroke={1.5} aria-hidden="true" />
            )}
            <div>
              <b>{nameOf(session)}</b>
              <span>
                {session.isCurrent
                  ? t('current')
                  : t('seen', { when: format.dateTime(session.lastSeenAt, { dateStyle: 'medium' }) })}
              </span>
            </div>
            {!session.isCurrent && (
              <Button
                kind="quiet"
                aria-label={t('endNamed', { name: nameOf(session) })}
                aria-disabled={end.isPending}
                onClick={() => end.isPending || end.mutate({ sessionId: session.id })}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button aria-disabled={endAll.isPending} onClick={() => endAll.isPending || endAll.mutate()}>
        {t('endAll')}
      </Button>
    </Section>
  )
}
