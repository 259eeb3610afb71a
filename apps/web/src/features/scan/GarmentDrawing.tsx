import { type GarmentType, garmentDrawings } from '@fitsize/garments'

type GarmentDrawingProps = {
  readonly type: GarmentType
  readonly size: number
  /** A colour for the cloth; the surface's colour otherwise. */
  readonly fill?: string
}

/** A small line drawing of a garment, for decoration beside its name. */
export function GarmentDrawing({ type, size, fill = 'var(--surface)' }: GarmentDrawingProps) {
  const { viewBox, outline, details } = garmentDrawings[type]
  return (
    <svg viewBox={viewBox} width={size} height={size} aria-hidden="true" focusable="false">
      <path d={outline} fill={fill} stroke="currentColor" strokeWidth="2.2" strokeLinejoin="round" />
      <path d={details} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" opacity="0.75" />
    </svg>
  )
}

/** The same drawing inside a larger picture: its outline around (0, 0), about 75 units high. */
export function GarmentShape({ type }: { readonly type: GarmentType }) {
  const { outline, details } = garmentDrawings[type]
  return (
    <>
      <path d={outline} transform="translate(.8 1.4)" fill="#0a1618" opacity=".18" />
      <path d={outline} fill="#5d7380" />
      <path d={outline} fill="none" stroke="#0a1618" strokeOpacity=".35" strokeWidth=".7" />
      <path d={details} fill="none" stroke="#0a1618" strokeOpacity=".4" strokeWidth=".7" />
    </>
  )
}
