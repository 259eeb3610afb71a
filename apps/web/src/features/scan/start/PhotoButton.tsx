import { IconCamera, IconPhoto } from '@tabler/icons-react'
import type { ChangeEvent, ReactNode } from 'react'
import styles from './PhotoButton.module.css'

export type ChosenFile = { readonly file: Blob; readonly name: string }

/** Some phones give HEIC photos no type at all, so the ending counts too. */
const acceptedTypes = 'image/*,.heic,.heif'

type PhotoButtonProps = {
  readonly onChoose: (chosen: ChosenFile) => void
  readonly className: string
  readonly camera: boolean
  /** Without an icon of its own. */
  readonly bare?: boolean
  readonly children: ReactNode
}

/** A file field that looks and answers like a button: the field lies unseen on top of its label. */
export function PhotoButton({ className, camera, bare = false, onChoose, children }: PhotoButtonProps) {
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0]
    if (file) onChoose({ file, name: file.name })
    // Choosing the same file again must count as a choice.
    event.currentTarget.value = ''
  }
  const Icon = camera ? IconCamera : IconPhoto
  return (
    <label className={`${className} ${styles.field}`}>
      {!bare && <Icon size={20} stroke={1.7} aria-hidden="true" />}
      {children}
      <input
        type="file"
        accept={camera ? 'image/*' : acceptedTypes}
        onChange={onChange}
        {...(camera ? { capture: 'environment' } : {})}
      />
    </label>
  )
}
