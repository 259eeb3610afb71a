'use client'

import { Button } from '@fitsize/ui'
import type { Invitation } from '@fitsize/usecases'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useTRPC } from '@/trpc/client'
import { useSettled } from '../forms/use-settled'
import studio from '../studio.module.css'
import styles from './members.module.css'

/** Who was asked and has not answered; owners can take it back. */
export function InvitationList({
  brand,
  invitations,
}: {
  readonly brand: string
  readonly invitations: readonly Invitation[]
}) {
  const t = useTranslations('studio.invitations')
  const roles = useTranslations('studio.roles')
  const format = useFormatter()
  const now = useNow()
  const settled = useSettled()
  const withdraw = useMutation(
    useTRPC().studio.withdrawInvitation.mutationOptions({
      onSuccess: () => settled.done(t('withdrawn')),
      onError: settled.failed,
    }),
  )
  return (
    <section className={studio.panel} aria-labelledby="invitations">
      <h2 id="invitations">{t('title')}</h2>
      <ul className={studio.list}>
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id} className={styles.line}>
            <div className={styles.who}>
              <b>{email}</b>
              <span>
                {roles(role)},{' '}
                {t(expiresAt > now ? 'until' : 'over', { date: format.dateTime(expiresAt, { dateStyle: 'medium' }) })}
              </span>
            </div>
            <div className={styles.does}>
              <Button
                kind="quiet"
                aria-disabled={withdraw.isPending}
                aria-label={t('withdrawFrom', { email })}
                onClick={() => {
                  if (!withdraw.isPending) withdraw.mutate({ brand, invitationId: id })
                }}
              >
                {t('withdraw')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
