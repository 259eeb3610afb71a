export * from './format-length'
export { UnitSwitch } from './UnitSwitch'
export { useLengthUnit } from './use-length-unit'
