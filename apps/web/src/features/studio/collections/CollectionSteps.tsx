'use client'

import { Button, buttonClass } from '@fitsize/ui'
import type { CollectionStep, StudioCollection } from '@fitsize/usecases'
import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Link } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { Problem, problemOf } from '../forms/Problem'
import { useSettled } from '../forms/use-settled'
import { LocalMoment } from '../LocalMoment'
import studio from '../studio.module.css'
import styles from './collections.module.css'

type CollectionStepsProps = {
  readonly brand: string
  readonly collection: StudioCollection
  /** Garments that customers would see. */
  readonly readyCount: number
}

/** Publishing a collection now or at a moment, taking it back, and the archive. */
export function CollectionSteps({ brand, collection, readyCount }: CollectionStepsProps) {
  const t = useTranslations('studio.steps')
  const settled = useSettled()
  const { id: collectionId, status, publishAt, draftCount, garmentCount, slug } = collection
  const [withDrafts, setWithDrafts] = useState(true)
  const [moment, setMoment] = useState('')
  const [missing, setMissing] = useState(false)
  const move = useMutation(
    useTRPC().studio.moveCollection.mutationOptions({
      onSuccess: (_, { step }) => settled.done(t(`done.${step.to}`)),
    }),
  )
  const to = (step: CollectionStep) => {
    if (!move.isPending) move.mutate({ brand, collectionId, step })
  }
  const schedule = () => {
    // As whoever types it reads the clock.
    const at = new Date(moment)
    const isMoment = moment !== '' && !Number.isNaN(at.getTime())
    setMissing(!isMoment)
    if (isMoment) to({ to: 'SCHEDULED', at, withDrafts })
  }
  const wrong = problemOf(move.error)
  const momentWrong = wrong?.fields?.at !== undefined
  const isOut = status === 'PUBLISHED'
  const takesBack = isOut || status === 'SCHEDULED'
  return (
    <section className={studio.panel} aria-labelledby="steps">
      <h2 id="steps">{t('title')}</h2>
      {!momentWrong && <Problem error={move.error} />}
      <p className={studio.lead}>
        {status === 'SCHEDULED' && publishAt !== null
          ? t.rich('scheduledFor', { moment: () => <LocalMoment at={publishAt} /> })
          : t(`now.${status}`)}
      </p>
      {garmentCount === 0 ? (
        <p className={studio.note}>{t('empty')}</p>
      ) : (
        readyCount === 0 && <p className={studio.note}>{t('noneReady')}</p>
      )}
      {draftCount > 0 && (
        <label className={studio.check}>
          <input
            type="checkbox"
            checked={withDrafts}
            onChange={({ currentTarget }) => setWithDrafts(currentTarget.checked)}
          />
          <span>{t('withDrafts', { count: draftCount })}</span>
        </label>
      )}
      {isOut ? (
        <div className={studio.actions}>
          <Link href={`/collections/${brand}/${slug}`} className={buttonClass()}>
            {t('open')}
          </Link>
          {draftCount > 0 && (
            <Button aria-disabled={move.isPending} onClick={() => to({ to: 'PUBLISHED', withDrafts: true })}>
              {t('publishDrafts')}
            </Button>
          )}
        </div>
      ) : (
        <>
          <div className={studio.actions}>
            <Button
              kind="primary"
              aria-disabled={move.isPending}
              onClick={() => to({ to: 'PUBLISHED', withDrafts: draftCount > 0 && withDrafts })}
            >
              {t('publish')}
            </Button>
          </div>
          <div className={studio.inline}>
            <TextInput
              className={styles.moment ?? ''}
              type="datetime-local"
              label={t('moment')}
              value={moment}
              error={missing ? t('momentMissing') : momentWrong ? t('momentWrong') : undefined}
              onChange={({ currentTarget }) => {
                setMoment(currentTarget.value)
                move.reset()
              }}
            />
            <Button aria-disabled={move.isPending} onClick={schedule}>
              {t(status === 'SCHEDULED' ? 'scheduleAnew' : 'schedule')}
            </Button>
          </div>
        </>
      )}
      <div className={studio.actions}>
        {takesBack && (
          <Button kind="quiet" aria-disabled={move.isPending} onClick={() => to({ to: 'DRAFT' })}>
            {t('takeBack')}
          </Button>
        )}
        {status === 'ARCHIVED' ? (
          <Button kind="quiet" aria-disabled={move.isPending} onClick={() => to({ to: 'DRAFT' })}>
            {t('toDraft')}
          </Button>
        ) : (
          <Button kind="quiet" aria-disabled={move.isPending} onClick={() => to({ to: 'ARCHIVED' })}>
            {t('archive')}
          </Button>
        )}
      </div>
    </section>
  )
}
