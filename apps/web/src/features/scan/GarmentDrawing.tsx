import type { GarmentType } from '@fitsize/garments'

type Drawing = { readonly viewBox: string; readonly outline: string; readonly details: string }

const drawings: Readonly<Record<GarmentType, Drawing>> = {
  blouse: {
    viewBox: '-44 -5 88 81',
    outline:
      'M9 0L23 3.9Q24.6 4.6 25.8 5.8L40.4 15.6L30.3 30.6Q27.7 23.3 26.5 23.7Q25.5 47.3 26 71Q0 72.1 -26 71Q-25.5 47.3 -26.5 23.7Q-27.7 23.3 -30.3 30.6L-40.4 15.6L-25.8 5.8Q-24.6 4.6 -23 3.9L-9 0Q0 3.2 9 0Z',
    details: 'M-9 0C-8 8 -4 10.5 0 10.5S8 8 9 0',
  },
  outwear: {
    viewBox: '-47 -5 94 85',
    outline:
      'M9 0L23 3.9Q24.6 4.6 26.2 12.6L42.8 58.4L33.4 61.8Q27.7 33 26.5 30Q25.5 52 26 75Q0 76 -26 75Q-25.5 52 -26.5 30Q-27.7 33 -33.4 61.8L-42.8 58.4L-26.2 12.6Q-24.6 4.6 -23 3.9L-9 0Q0 3.2 9 0Z',
    details: 'M-9 0L0 22L9 0M0 22V75.5M-15 52h8M7 52h8',
  },
  trousers: {
    viewBox: '-29 -4 58 113',
    outline:
      'M-20 0Q0 1.6 20 0C22 10.2 25 16 25.6 29L22.2 105Q12.7 105.6 3.2 105L0 31L-3.2 105Q-12.7 105.6 -22.2 105L-25.6 29C-25 16 -22 10.2 -20 0Z',
    details: 'M-21 6Q0 7.6 21 6M0 7V18',
  },
  skirt: {
    viewBox: '-38 -5 76 86',
    outline: 'M-17 0Q0 1.6 17 0C21 20 29 50 33 72Q0 78 -33 72C-29 50 -21 20 -17 0Z',
    details: 'M-18 6Q0 7.6 18 6M-7 14L-12 60M8 14L14 52',
  },
  dress: {
    viewBox: '-41 -4 82 122',
    outline:
      'M10 0L18.5 3C16.5 10 20 20 23 23Q19 34 19 42C25 62 32 90 36 112Q0 117 -36 112C-32 90 -25 62 -19 42Q-19 34 -23 23C-20 20 -16.5 10 -18.5 3L-10 0Q0 15 10 0Z',
    details: 'M-19 42Q0 45 19 42',
  },
}

type GarmentDrawingProps = {
  readonly type: GarmentType
  readonly size: number
  /** A colour for the cloth; the surface's colour otherwise. */
  readonly fill?: string
}

/** A small line drawing of a garment, for decoration beside its name. */
export function GarmentDrawing({ type, size, fill = 'var(--surface)' }: GarmentDrawingProps) {
  const { viewBox, outline, details } = drawings[type]
  return (
    <svg viewBox={viewBox} width={size} height={size} aria-hidden="true" focusable="false">
      <path d={outline} fill={fill} stroke="currentColor" strokeWidth="2.2" strokeLinejoin="round" />
      <path d={details} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" opacity="0.75" />
    </svg>
  )
}

/** The same drawing inside a larger picture: its outline around (0, 0), about 75 units high. */
export function GarmentShape({ type }: { readonly type: GarmentType }) {
  const { outline, details } = drawings[type]
  return (
    <>
      <path d={outline} transform="translate(.8 1.4)" fill="#0a1618" opacity=".18" />
      <path d={outline} fill="#5d7380" />
      <path d={outline} fill="none" stroke="#0a1618" strokeOpacity=".35" strokeWidth=".7" />
      <path d={details} fill="none" stroke="#0a1618" strokeOpacity=".4" strokeWidth=".7" />
    </>
  )
}
