'use client'

import { brandRoles } from '@fitsize/identity/rules'
import { Button } from '@fitsize/ui'
import type { Member } from '@fitsize/usecases'
import { NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import { useSettled } from '../forms/use-settled'
import studio from '../studio.module.css'
import styles from './members.module.css'

type MemberListProps = {
  readonly brand: string
  readonly members: readonly Member[]
  readonly isOwner: boolean
  /** Of whoever looks. */
  readonly ownId: string
}

/** Who keeps the brand; owners say what each may do, and everybody can leave. */
export function MemberList({ brand, members, isOwner, ownId }: MemberListProps) {
  const t = useTranslations('studio.members')
  const roles = useTranslations('studio.roles')
  const format = useFormatter()
  const router = useRouter()
  const toast = useToast()
  const api = useTRPC().studio
  const settled = useSettled()
  const onError = (error: unknown) => {
    if (problemOfError(error).code !== 'conflict') return settled.failed(error)
    toast({ text: t('lastOwner') })
    router.refresh()
  }
  const change = useMutation(
    api.changeMemberRole.mutationOptions({ onSuccess: () => settled.done(t('roleChanged')), onError }),
  )
  const remove = useMutation(
    api.removeMember.mutationOptions({
      onSuccess: (_, { userId }) => {
        if (userId !== ownId) return settled.done(t('removed'))
        toast({ text: t('left') })
        router.push('/studio')
        router.refresh()
      },
      onError,
    }),
  )
  const isBusy = change.isPending || remove.isPending
  return (
    <ul className={`${studio.list} ${styles.list}`} aria-label={t('title')}>
      {members.map(({ userId, name, email, role, since }) => (
        <li key={userId} className={styles.line}>
          <div className={styles.who}>
            <b>{userId === ownId ? t('you', { name }) : name}</b>
            <span>{email}</span>
            <span>{t('since', { date: format.dateTime(since, { dateStyle: 'medium' }) })}</span>
          </div>
          <div className={styles.does}>
            {isOwner ? (
              <NativeSelect
                aria-label={t('roleOf', { name })}
                value={role}
                disabled={isBusy}
                data={brandRoles.map((value) => ({ value, label: roles(value) }))}
                onChange={({ currentTarget }) => {
                  const chosen = brandRoles.find((value) => value === currentTarget.value)
                  if (chosen !== undefined) change.mutate({ brand, userId, role: chosen })
                }}
              />
            ) : (
              <span>{roles(role)}</span>
            )}
            {(isOwner || userId === ownId) && (
              <Button
                kind="quiet"
                aria-disabled={isBusy}
                aria-label={userId === ownId ? undefined : t('removeName', { name })}
                onClick={() => {
                  if (!isBusy) remove.mutate({ brand, userId })
                }}
              >
                {userId === ownId ? t('leave') : t('remove')}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
