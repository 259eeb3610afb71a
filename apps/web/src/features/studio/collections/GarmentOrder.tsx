'use client'

import { Button, EmptyState, iconButtonClass } from '@fitsize/ui'
import type { CollectionGarment } from '@fitsize/usecases'
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Link } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { useSettled } from '../forms/use-settled'
import studio from '../studio.module.css'
import { StatusTag, WantingTag } from '../Tags'
import { Thumb } from '../Thumb'
import styles from './collections.module.css'
import { moved } from './moved'

type GarmentOrderProps = {
  readonly brand: string
  readonly collectionId: string
  /** As they are kept. */
  readonly garments: readonly CollectionGarment[]
  readonly mayEdit: boolean
}

type Over = { readonly id: string; readonly side: 'before' | 'after' }

/**
 * The garments of a collection in their order, which is changed by button, by key or by dragging, and kept when it is said so.
 */
export function GarmentOrder({ brand, collectionId, garments: kept, mayEdit }: GarmentOrderProps) {
  const t = useTranslations('studio.order')
  const locale = useLocale()
  const settled = useSettled()
  const [garments, setGarments] = useState(kept)
  const [said, setSaid] = useState('')
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<Over | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const focused = useRef<{ readonly id: string; readonly move: 'up' | 'down' } | null>(null)
  const order = useMutation(
    useTRPC().studio.orderGarments.mutationOptions({
      onSuccess: () => settled.done(t('saved')),
      onError: settled.failed,
    }),
  )
  useEffect(() => {
    const { current } = focused
    if (current === null) return
    focused.current = null
    // A row that moves takes its buttons along; at an end the one that led there is over.
    const row = list.current?.querySelector(`[data-garment="${current.id}"]`)
    const wanted = row?.querySelector<HTMLButtonElement>(`[data-move="${current.move}"]:not([aria-disabled="true"])`)
    const otherwise = row?.querySelector<HTMLButtonElement>('[data-move]:not([aria-disabled="true"])')
    ;(wanted ?? otherwise)?.focus()
  })

  const nameOf = ({ name }: CollectionGarment): string => name[locale]
  const move = (from: number, to: number) => {
    const garment = garments[from]
    if (garment === undefined || to < 0 || to >= garments.length || to === from) return
    setGarments(moved(garments, from, to))
    setSaid(t('movedTo', { name: nameOf(garment), place: to + 1, count: garments.length }))
  }
  const step = (place: number, by: 1 | -1) => {
    const garment = garments[place]
    if (garment !== undefined) focused.current = { id: garment.id, move: by === 1 ? 'down' : 'up' }
    move(place, place + by)
  }
  const onKeyDown = (event: KeyboardEvent, place: number) => {
    const garment = garments[place]
    const to = { Home: 0, End: garments.length - 1 }[event.key]
    if (to === undefined || garment === undefined) return
    event.preventDefault()
    focused.current = { id: garment.id, move: event.key === 'Home' ? 'down' : 'up' }
    move(place, to)
  }
  const sideOf = (event: DragEvent<HTMLElement>): Over['side'] => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY < top + height / 2 ? 'before' : 'after'
  }
  const drop = () => {
    const from = garments.findIndex(({ id }) => id === dragged)
    const target = garments.findIndex(({ id }) => id === over?.id)
    setDragged(null)
    setOver(null)
    if (from < 0 || target < 0 || over === null) return
    const behind = over.side === 'after' ? target + 1 : target
    move(from, from < behind ? behind - 1 : behind)
  }
  const isChanged = garments.some(({ id }, place) => kept[place]?.id !== id)
  if (garments.length === 0) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
  return (
    <section aria-labelledby="order">
      <h2 id="order" className="visually-hidden">
        {t('title')}
      </h2>
      {mayEdit && garments.length > 1 && <p className={studio.note}>{t('hint')}</p>}
      <ol ref={list} className={studio.list}>
        {garments.map((garment, place) => {
          const { id, key, garmentType, photoId, visibility, sizeCount } = garment
          const name = nameOf(garment)
          return (
            <li
              key={id}
              data-garment={id}
              data-dragged={id === dragged || undefined}
              data-over={over?.id === id && id !== dragged ? over.side : undefined}
              className={styles.garment}
              draggable={mayEdit}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move'
                event.dataTransfer.setData('text/plain', name)
                setDragged(id)
              }}
              onDragOver={(event) => {
                if (dragged === null) return
                event.preventDefault()
                setOver({ id, side: sideOf(event) })
              }}
              onDrop={(event) => {
                event.preventDefault()
                drop()
              }}
              onDragEnd={() => {
                setDragged(null)
                setOver(null)
              }}
            >
              <span className={styles.place}>
                {mayEdit && <IconGripVertical className={styles.grip} size={18} stroke={1.7} aria-hidden="true" />}
                {place + 1}
              </span>
              <Thumb photoId={photoId} garmentType={garmentType} />
              <div className={styles.name}>
                <Link href={`/studio/${brand}/garments/${id}`} prefetch={false} draggable={false}>
                  {name}
                </Link>
                <span>{key}</span>
              </div>
              {sizeCount === 0 ? <WantingTag>{t('noChart')}</WantingTag> : <StatusTag status={visibility} />}
              {mayEdit && (
                <div className={styles.moves}>
                  <button
                    type="button"
                    data-move="up"
                    className={iconButtonClass()}
                    aria-label={t('up', { name })}
                    aria-disabled={place === 0}
                    onClick={() => step(place, -1)}
                    onKeyDown={(event) => onKeyDown(event, place)}
                  >
                    <IconArrowUp size={20} stroke={1.7} aria-hidden="true" />
                  </button>
                  <button
                    type="button"
                    data-move="down"
                    className={iconButtonClass()}
                    aria-label={t('down', { name })}
                    aria-disabled={place === garments.length - 1}
                    onClick={() => step(place, 1)}
                    onKeyDown={(event) => onKeyDown(event, place)}
                  >
                    <IconArrowDown size={20} stroke={1.7} aria-hidden="true" />
                  </button>
                </div>
              )}
            </li>
          )
        })}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {isChanged && (
        <div className={styles.bar}>
          <span>{t('changed')}</span>
          <span className={studio.actions}>
            <Button kind="quiet" onClick={() => setGarments(kept)}>
              {t('undo')}
            </Button>
            <Button
              kind="primary"
              aria-disabled={order.isPending}
              onClick={() => {
                if (order.isPending) return
                order.mutate({ brand, collectionId, garmentIds: garments.map(({ id }) => id) })
              }}
            >
              {order.isPending ? t('saving') : t('save')}
            </Button>
          </span>
        </div>
      )}
    </section>
  )
}
