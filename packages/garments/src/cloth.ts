import { z } from 'zod'

/** How far a garment's cloth gives. */
export const stretches = ['none', 'some', 'much'] as const
export const stretchSchema = z.enum(stretches)
export type Stretch = z.infer<typeof stretchSchema>

/** How a garment is cut, from the closest. */
export const fitStyles = ['slim', 'regular', 'loose', 'oversized'] as const
export const fitStyleSchema = z.enum(fitStyles)
export type FitStyle = z.infer<typeof fitStyleSchema>

/** What a colour is found under, whatever its maker calls it. */
export const colourFamilies = [
  'black',
  'grey',
  'white',
  'beige',
  'brown',
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
  'multicolour',
] as const
export const colourFamilySchema = z.enum(colourFamilies)
export type ColourFamily = z.infer<typeof colourFamilySchema>
