import type { RequestedGarmentType } from '@fitsize/contracts'
import { useTranslations } from 'next-intl'
import { GarmentShape } from '../GarmentDrawing'
import styles from './CaptureGuide.module.css'

/** Trousers and dresses are taller than wide: they are drawn smaller to fit the same picture. */
const scaleOfType = { auto: 2.9, blouse: 2.9, outwear: 2.7, trousers: 2, skirt: 2.7, dress: 1.85 } as const

/** How to take the photo: a picture of garment and sheet, and the three things that matter. */
export function CaptureGuide({ type }: { readonly type: RequestedGarmentType }) {
  const t = useTranslations('scan.guide')
  return (
    <div className={styles.guide}>
      <svg className={styles.picture} viewBox="0 0 350 268" role="img" aria-label={t('picture')}>
        <g transform={`translate(132 34) scale(${scaleOfType[type]}) rotate(-2)`}>
          <GarmentShape type={type === 'auto' ? 'blouse' : type} />
        </g>
        <MarkerSheet />
        <path
          className={styles.measure}
          d="M262 230v14M324 230v14M262 237h62M262 237l6-3.5M262 237l6 3.5M324 237l-6-3.5M324 237l-6 3.5"
        />
        <text className={styles.caption} x="293" y="259">
          {t('sheet')}
        </text>
        <NumberedDot number={1} x={34} y={150} />
        <NumberedDot number={2} x={293} y={118} />
        <NumberedDot number={3} x={132} y={17} />
      </svg>
      <ol className={styles.steps}>
        {(['first', 'second', 'third'] as const).map((step, index) => (
          <li key={step}>
            <b aria-hidden="true">{index + 1}</b>
            <span>{t(step)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function NumberedDot({ number, x, y }: { readonly number: number; readonly x: number; readonly y: number }) {
  return (
    <g className={styles.number} transform={`translate(${x} ${y})`}>
      <circle r="12.5" />
      <text y="5">{number}</text>
    </g>
  )
}

/** The sheet's board in small: 5 columns by 7 rows, dark square first, a mark in each light one. */
function MarkerSheet() {
  const cells = Array.from({ length: 35 }, (_, index) => ({ column: index % 5, row: Math.floor(index / 5) }))
  return (
    <g transform="translate(264 138) rotate(3)">
      <rect x="1.2" y="1.8" width="60" height="85" rx="1" fill="#0a1618" opacity=".18" />
      <rect width="60" height="85" rx="1" fill="#fff" stroke="#0a1618" strokeOpacity=".3" strokeWidth=".6" />
      {cells.map(({ column, row }) =>
        (column + row) % 2 === 0 ? (
          <rect key={`${column}-${row}`} x={5 + 10 * column} y={6 + 10 * row} width="10" height="10" fill="#12262b" />
        ) : (
          <path
            key={`${column}-${row}`}
            d={`M${6.5 + 10 * column} ${7.5 + 10 * row}h7v7h-7zm${1.4 + (row % 3)} 1.6h2v2h${1 + (column % 2)}v1.6h-3z`}
            fill="#12262b"
            fillRule="evenodd"
          />
        ),
      )}
      <path
        d="M10 80.5h40M10 80.5v-2M20 80.5v-1.4M30 80.5v-1.4M40 80.5v-1.4M50 80.5v-2"
        stroke="#12262b"
        strokeWidth=".7"
      />
    </g>
  )
}
