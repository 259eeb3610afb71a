import type { DomainErrorCode } from '@fitsize/contracts'
import type { Corrections } from '@fitsize/measure'
import { buttonClass } from '@fitsize/ui'
import { IconCheck, IconHanger } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { Link } from '@/i18n/navigation'
import styles from './SaveToWardrobe.module.css'
import { saveScan } from './save-scan'
import { addressToSave, longestName, saveParameter, wardrobeName } from './wardrobe-address'

type SaveToWardrobeProps = {
  readonly scanId: string
  readonly proposedName: string
  readonly signedIn: boolean
  /** Points that the person corrected: they go along. */
  readonly corrections: Corrections
}

type State =
  | { readonly kind: 'open' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly code: DomainErrorCode }

/** Keeps a result. Guests are led to sign up and come back to it, with the name in the address; it is saved then. */
export function SaveToWardrobe({ scanId, proposedName, signedIn, corrections }: SaveToWardrobeProps) {
  const t = useTranslations('scan.save')
  const errors = useTranslations('errors')
  const [text, setText] = useState(proposedName)
  const [state, setState] = useState<State>({ kind: 'open' })
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const name = wardrobeName(text)

  const save = async (as: string) => {
    setState({ kind: 'saving' })
    const saved = await saveScan({ scanId, name: as, corrections })
    setState(saved.ok ? { kind: 'saved' } : { kind: 'failed', code: saved.error.code })
  }
  useSaveOfAddress(signedIn, (as) => {
    setText(as)
    save(as)
  })

  if (state.kind === 'saved')
    return (
      <div className={styles.saved} role="status">
        <p>
          <IconCheck size={20} stroke={2} aria-hidden="true" />
          {t('saved')}
        </p>
        <Link className={buttonClass()} href="/wardrobe">
          {t('open')}
        </Link>
      </div>
    )
  return (
    <form
      className={styles.save}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (name === null) input.current?.focus()
        else save(name)
      }}
    >
      <div className={styles.field}>
        <label htmlFor={id}>{t('name')}</label>
        <input
          ref={input}
          id={id}
          value={text}
          maxLength={longestName}
          autoComplete="off"
          aria-invalid={name === null}
          aria-describedby={name === null ? `${id}-problem` : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {name === null && (
          <p id={`${id}-problem`} className={styles.problem}>
            {t('nameMissing')}
          </p>
        )}
      </div>
      {state.kind === 'failed' && (
        <p className={styles.problem} role="alert">
          {errors(`${state.code}.title`)}. {errors(`${state.code}.hint`)}
        </p>
      )}
      {signedIn ? (
        <div className={`${styles.buttons} ${styles.foot}`}>
          <button type="submit" className={buttonClass({ kind: 'primary' })} disabled={state.kind === 'saving'}>
            <IconHanger size={22} stroke={1.7} aria-hidden="true" />
            {state.kind === 'saving' ? t('saving') : t('save')}
          </button>
        </div>
      ) : (
        <>
          <p className={styles.guest}>
            {t.rich('guest', {
              signin: (words) => <Link href={signInAddress('/sign-in', scanId, name ?? proposedName)}>{words}</Link>,
            })}
          </p>
          <div className={`${styles.buttons} ${styles.foot}`}>
            <Link
              className={buttonClass({ kind: 'primary' })}
              href={signInAddress('/sign-up', scanId, name ?? proposedName)}
            >
              <IconHanger size={22} stroke={1.7} aria-hidden="true" />
              {t('guestSave')}
            </Link>
          </div>
        </>
      )}
    </form>
  )
}

const signInAddress = (page: '/sign-up' | '/sign-in', scanId: string, name: string): string =>
  `${page}?${new URLSearchParams({ next: addressToSave(scanId, name) })}`

/** Saves the result at once when the address says so: the person has just signed up to do that. */
function useSaveOfAddress(signedIn: boolean, onSave: (name: string) => void): void {
  const take = useEffectEvent(onSave)
  useEffect(() => {
    if (!signedIn) return
    const address = new URL(window.location.href)
    const name = wardrobeName(address.searchParams.get(saveParameter) ?? '')
    if (name === null) return
    address.searchParams.delete(saveParameter)
    window.history.replaceState(window.history.state, '', address)
    take(name)
  }, [signedIn])
}
