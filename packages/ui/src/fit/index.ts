export { FitBar, type FitBarProps } from './FitBar'
export { FitMark, type FitVerdict } from './FitMark'
export { placeOf, reachCm, spanOf } from './fit-scale'
