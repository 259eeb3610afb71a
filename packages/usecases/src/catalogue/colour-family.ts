import { z } from 'zod'

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
