import { Button } from '@fitsize/ui'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import studio from '../studio.module.css'
import styles from './garments.module.css'
import type { TypedField } from './merged-garment'
import type { TypedGarment } from './typed-garment'

type ChangedMeanwhileProps = {
  /** What somebody else changed, each with who did it. */
  readonly changes: Readonly<Record<string, string>>
  /** What both changed. */
  readonly clashes: readonly TypedField[]
  readonly mine: TypedGarment
  readonly theirs: TypedGarment
  readonly isPending: boolean
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** What somebody else changed while one was typing, and what becomes of one's own. */
export function ChangedMeanwhile(props: ChangedMeanwhileProps) {
  const { changes, clashes, mine, theirs, isPending, onKeepMine, onTakeTheirs } = props
  const t = useTranslations('studio.conflict')
  const names = useTranslations('studio.conflict.fields')
  const field = useTranslations('studio.garment')
  const types = useTranslations('garments.types')
  const categories = useTranslations('garments.categories')
  const colours = useTranslations('browse.colours')
  const cuts = useTranslations('browse.styles')
  const cloth = useTranslations('wardrobe.fit.stretches')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const known = ['key', 'name', 'garmentType', 'category', 'colour', 'colourFamily', 'price', 'composition'] as const
  const others = ['stretch', 'fitStyle', 'shopUrl', 'visibility', 'collection', 'sizes', 'photos'] as const
  const changed = [...known, ...others].filter((name) => changes[name] !== undefined)
  const people = [...new Set(Object.values(changes))].filter((name) => name !== '')

  const said = (garment: TypedGarment, name: TypedField): string => {
    const none = field('notSaid')
    const text = (value: TypedGarment['name']) =>
      value.en === '' && value.fr === '' ? none : [...new Set([value.en, value.fr])].filter(Boolean).join(' / ')
    switch (name) {
      case 'key':
        return garment.key
      case 'name':
      case 'colour':
      case 'composition':
        return text(garment[name])
      case 'garmentType':
        return types(garment.garmentType)
      case 'category':
        return garment.category === null ? none : categories(garment.category)
      case 'colourFamily':
        return garment.colourFamily === null ? none : colours(garment.colourFamily)
      case 'price':
        return `${garment.price.amount} ${garment.price.currency}`
      case 'stretch':
        return garment.stretch === null ? none : cloth(garment.stretch)
      case 'fitStyle':
        return garment.fitStyle === null ? none : cuts(garment.fitStyle)
      case 'shopUrl':
        return garment.shopUrl === '' ? none : garment.shopUrl
    }
  }
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.conflict}>
      <h2>{t('title')}</h2>
      <p>
        {t(people.length === 0 ? 'somebody' : 'who', {
          people: people.join(', '),
          fields: changed.map((name) => names(name)).join(', '),
        })}
      </p>
      {clashes.length > 0 && (
        <table className={styles.theirs}>
          <caption className="visually-hidden">{t('clashes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('mine')}</th>
              <th scope="col">{t('theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {clashes.map((name) => (
              <tr key={name}>
                <th scope="row">{names(name)}</th>
                <td>{said(mine, name)}</td>
                <td>{said(theirs, name)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={studio.actions}>
        <Button kind="primary" aria-disabled={isPending} onClick={onKeepMine}>
          {t(clashes.length === 0 ? 'saveBoth' : 'keepMine')}
        </Button>
        <Button aria-disabled={isPending} onClick={onTakeTheirs}>
          {t('takeTheirs')}
        </Button>
      </div>
    </div>
  )
}
