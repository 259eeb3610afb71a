export { colorSchemeScript } from './color-scheme'
export { FitSizeProvider } from './FitSizeProvider'
