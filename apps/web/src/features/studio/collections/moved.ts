/** A list with one of its members at another place; the others keep their order. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const member = list[from]
  if (member === undefined) return list
  const others = list.filter((_, place) => place !== from)
  const place = Math.max(0, Math.min(to, others.length))
  return [...others.slice(0, place), member, ...others.slice(place)]
}
