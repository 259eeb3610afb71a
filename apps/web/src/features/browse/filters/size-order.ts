/** Letters from the smallest to the largest. */
const letters = ['3XS', 'XXXS', '2XS', 'XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', '2XL', 'XXXL', '3XL', '4XL', '5XL']

/** Orders size labels as a shop's rail does: letters from small to large, then numbers, then anything else. */
export function compareSizes(one: string, other: string): number {
  const [letterOfOne, letterOfOther] = [letters.indexOf(one.toUpperCase()), letters.indexOf(other.toUpperCase())]
  if (letterOfOne >= 0 && letterOfOther >= 0) return letterOfOne - letterOfOther
  if (letterOfOne >= 0) return -1
  if (letterOfOther >= 0) return 1
  return one.localeCompare(other, 'en', { numeric: true })
}
