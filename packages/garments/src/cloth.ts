/** How far a garment's cloth gives. */
export const stretches = ['none', 'some', 'much'] as const
export type Stretch = (typeof stretches)[number]

/** How a garment is cut, from the closest. */
export const fitStyles = ['slim', 'regular', 'loose', 'oversized'] as const
export type FitStyle = (typeof fitStyles)[number]

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
export type ColourFamily = (typeof colourFamilies)[number]
