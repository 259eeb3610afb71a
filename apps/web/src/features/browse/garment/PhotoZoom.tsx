'use client'

import { iconButtonClass } from '@fitsize/ui'
import { IconX, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type MouseEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import styles from './PhotoZoom.module.css'

type PhotoZoomProps = {
  /** The whole photo, of which the page shows a smaller one. */
  readonly source: string
  readonly name: string
  /** The photo on the page, which opens the large one. */
  readonly children: ReactNode
}

const largest = 4
const center = { x: 0.5, y: 0.5 }

/** A photo that opens over the whole window, where it is enlarged by button, key or at the place that is pressed. */
export function PhotoZoom({ source, name, children }: PhotoZoomProps) {
  const t = useTranslations('browse.zoom')
  const dialog = useRef<HTMLDialogElement>(null)
  const viewport = useRef<HTMLElement>(null)
  // What stays in the middle, as shares of the picture.
  const middle = useRef(center)
  const [open, setOpen] = useState(false)
  const [zoom, setZoom] = useState(1)

  useLayoutEffect(() => {
    const element = viewport.current
    if (element === null) return
    element.scrollLeft = middle.current.x * element.clientWidth * zoom - element.clientWidth / 2
    element.scrollTop = middle.current.y * element.clientHeight * zoom - element.clientHeight / 2
  }, [zoom])

  const zoomTo = (next: number) => {
    const element = viewport.current
    if (element === null || next < 1 || next > largest) return
    middle.current =
      zoom === 1
        ? center
        : {
            x: (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth,
            y: (element.scrollTop + element.clientHeight / 2) / element.scrollHeight,
          }
    setZoom(next)
  }
  const zoomAt = (event: MouseEvent<HTMLImageElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    middle.current = { x: (event.clientX - left) / width, y: (event.clientY - top) / height }
    setZoom(zoom === 1 ? 2.5 : 1)
  }
  return (
    <>
      <button
        type="button"
        className={styles.open}
        aria-haspopup="dialog"
        aria-label={t('open', { name })}
        onClick={() => {
          setOpen(true)
          dialog.current?.showModal()
        }}
      >
        {children}
        <span className={styles.sign}>
          <IconZoomIn size={22} stroke={1.7} aria-hidden="true" />
        </span>
      </button>
      <dialog
        ref={dialog}
        className={styles.view}
        aria-label={name}
        data-theme="dark"
        onClose={() => {
          setOpen(false)
          setZoom(1)
        }}
        onKeyDown={({ key }) => {
          if (key === '+') zoomTo(zoom + 1)
          if (key === '-') zoomTo(zoom - 1)
        }}
      >
        <div className={styles.head}>
          <p>{name}</p>
          <button
            type="button"
            className={iconButtonClass()}
            aria-label={t('out')}
            aria-disabled={zoom === 1}
            onClick={() => zoomTo(Math.max(1, zoom - 1))}
          >
            <IconZoomOut size={24} stroke={1.7} aria-hidden="true" />
          </button>
          <button
            type="button"
            className={iconButtonClass()}
            aria-label={t('in')}
            aria-disabled={zoom === largest}
            onClick={() => zoomTo(Math.min(largest, zoom + 1))}
          >
            <IconZoomIn size={24} stroke={1.7} aria-hidden="true" />
          </button>
          <button
            type="button"
            className={iconButtonClass()}
            aria-label={t('close')}
            onClick={() => dialog.current?.close()}
          >
            <IconX size={24} stroke={1.8} aria-hidden="true" />
          </button>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section ref={viewport} className={styles.viewport} aria-label={t('scrolls')} tabIndex={0}>
          {open && (
            // biome-ignore lint/performance/noImgElement: the file itself, as large as it is
            // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons above do the same by keyboard
            <img
              className={zoom === 1 ? styles.whole : styles.enlarged}
              src={source}
              alt={name}
              style={{ width: `${zoom * 100}%`, height: `${zoom * 100}%` }}
              onClick={zoomAt}
            />
          )}
        </section>
      </dialog>
    </>
  )
}
