import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react'
import styles from './PointEditor.module.css'

const directions = [
  { name: 'up', x: 0, y: -1, Icon: IconArrowUp },
  { name: 'left', x: -1, y: 0, Icon: IconArrowLeft },
  { name: 'right', x: 1, y: 0, Icon: IconArrowRight },
  { name: 'down', x: 0, y: 1, Icon: IconArrowDown },
] as const
export type Direction = (typeof directions)[number]['name']

type NudgePadProps = {
  readonly label: string
  readonly texts: Readonly<Record<Direction, string>>
  readonly onNudge: (x: number, y: number, far: boolean) => void
}

/** Moves the selected point without dragging it; with Shift ten times as far. */
export function NudgePad({ label, texts, onNudge }: NudgePadProps) {
  return (
    <fieldset className={styles.pad}>
      <legend className="visually-hidden">{label}</legend>
      {directions.map(({ name, x, y, Icon }) => (
        <button
          key={name}
          type="button"
          className={styles[name]}
          aria-label={texts[name]}
          onClick={(event) => onNudge(x, y, event.shiftKey)}
        >
          <Icon size={20} stroke={1.8} aria-hidden="true" />
        </button>
      ))}
    </fieldset>
  )
}
