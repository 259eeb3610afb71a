import { formatFigure } from '@fitsize/ui'
import { getLocale, getTranslations } from 'next-intl/server'
import { drawBoard } from '@/features/marker-sheet/board'
import { sheetLayout } from '@/features/marker-sheet/sheet'
import { lines, outline, points } from './drawing'
import styles from './MeasuredDrawing.module.css'

const planks = [0, 15.5, 31, 46.5, 62, 77.5, 93] as const
const joints = [34, 88, 12, 66, 101, 47, 25] as const
const sheet = sheetLayout('a4')

/** What FitSize does, as a drawing to scale: one unit of it is a centimetre. */
export async function MeasuredDrawing() {
  const t = await getTranslations('landing.picture')
  const names = await getTranslations('garments.dimensions')
  const locale = await getLocale()
  const measures = lines.map(({ name, cm }) => `${names(name)} ${formatFigure(cm, 'cm', locale)} cm`).join(', ')
  return (
    <figure className={styles.figure}>
      <svg className={styles.drawing} viewBox="0 0 120 98" role="img" aria-label={t('summary', { measures })}>
        <defs>
          <linearGradient id="cloth" x1="0" y1="0" x2="1" y2="1">
            <stop offset="0" stopColor="#fff" stopOpacity=".16" />
            <stop offset=".5" stopColor="#fff" stopOpacity="0" />
            <stop offset="1" stopColor="#000" stopOpacity=".22" />
          </linearGradient>
          <radialGradient id="lamp" cx=".35" cy=".25" r="1">
            <stop offset="0" stopColor="#fff" stopOpacity=".24" />
            <stop offset=".55" stopColor="#fff" stopOpacity="0" />
            <stop offset="1" stopColor="#000" stopOpacity=".32" />
          </radialGradient>
          <filter id="soft" x="-20%" y="-20%" width="140%" height="140%">
            <feGaussianBlur stdDeviation="1.1" />
          </filter>
        </defs>
        <rect width="120" height="98" fill="#b79a76" />
        {planks.map((y, index) => (
          <g key={y}>
            <rect y={y} width="120" height="15.5" fill="#3c2812" opacity={0.02 + ((index * 5) % 4) * 0.025} />
            <path d={`M0 ${y}H120M${joints[index]} ${y}v15.5`} stroke="#5b4228" strokeWidth=".28" opacity=".6" />
          </g>
        ))}
        <rect width="120" height="98" fill="url(#lamp)" />
        <g transform="translate(95 59) rotate(4)">
          <rect x=".4" y=".6" width="21" height="29.7" fill="#000" opacity=".3" filter="url(#soft)" />
          <Sheet />
          <path className={styles.found} d="M-.5-.5H21.5V30.2H-.5Z" />
        </g>
        <g transform="translate(49 13.5) rotate(-2)">
          <path d={outline} transform="translate(.8 1.2)" fill="#000" opacity=".34" filter="url(#soft)" />
          <path d={outline} fill="#5d7380" />
          <g filter="url(#soft)" fill="none" strokeLinecap="round">
            <path d="M-15 30C-12 42-17 52-13 66M13 26C17 38 12 46 16 60" stroke="#fff" strokeWidth="2" opacity=".1" />
            <path d="M-19 34C-17 44-20 54-17 64M8 40C12 50 8 58 10 66" stroke="#000" strokeWidth="2.2" opacity=".16" />
          </g>
          <path d="M-9 0C-8 8-4 10.5 0 10.5S8 8 9 0Q0 3.2-9 0Z" fill="#2c3a42" />
          <path d="M-10.6-.2C-9.5 9.7-4.6 12.4 0 12.4S9.5 9.7 10.6-.2" className={styles.seam} />
          <path d="M-23 3.9C-21.6 12-23 19-26.5 23.7M23 3.9C21.6 12 23 19 26.5 23.7" className={styles.seam} />
          <path d="M-25.9 69Q0 70.1 25.9 69M-38.9 14.6L-31.9 25.8M38.9 14.6L31.9 25.8" className={styles.stitches} />
          <path d={outline} fill="url(#cloth)" />
          {lines.map(({ name, from, to }) => (
            <g key={name}>
              <path d={`M${from.x} ${from.y}L${to.x} ${to.y}`} className={styles.back} />
              <path
                d={`M${from.x} ${from.y}L${to.x} ${to.y}`}
                className={name === 'chest' ? styles.line : `${styles.line} ${styles.dashed}`}
              />
            </g>
          ))}
          {points.map(({ x, y }) => (
            <g key={`${x} ${y}`} transform={`translate(${x} ${y})`}>
              <circle r="1.3" className={styles.point} />
              <circle r=".42" fill="var(--photo-edge)" />
            </g>
          ))}
          {lines.map(({ name, from, to, cm }) => (
            <Label
              key={name}
              x={(from.x + to.x) / 2 + (name === 'shoulders' ? -11 : 0)}
              y={(from.y + to.y) / 2}
              text={formatFigure(cm, 'cm', locale)}
              strong={name === 'chest'}
            />
          ))}
        </g>
      </svg>
      <figcaption>{t('caption')}</figcaption>
    </figure>
  )
}

type LabelProps = { readonly x: number; readonly y: number; readonly text: string; readonly strong: boolean }

function Label({ x, y, text, strong }: LabelProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <g className={styles.plate}>
        <rect x="-4.2" y="-2.1" width="8.4" height="4.2" rx=".7" className={strong ? styles.strong : styles.label} />
        <text y=".95" className={strong ? styles.strongText : styles.text}>
          {text}
        </text>
      </g>
    </g>
  )
}

/** The marker sheet at its true size beside the garment. */
function Sheet() {
  const { black, white } = drawBoard()
  return (
    <g transform="scale(.1)">
      <rect width={sheet.widthMm} height={sheet.heightMm} fill="#fbfbf8" />
      <g transform={`translate(${sheet.board.x} ${sheet.board.y})`}>
        {black.map((rectangle) => (
          <rect key={`${rectangle.x} ${rectangle.y}`} {...rectangle} fill="#101514" />
        ))}
        {white.map((rectangle) => (
          <rect
            key={`${rectangle.x} ${rectangle.y} ${rectangle.width} ${rectangle.height}`}
            {...rectangle}
            fill="#fbfbf8"
          />
        ))}
      </g>
      <path
        d={`M${sheet.checkLine.x} ${sheet.checkLine.y}h100m0 0v-3m-50 3v-3m-50 3v-3`}
        stroke="#101514"
        strokeWidth=".8"
      />
    </g>
  )
}
