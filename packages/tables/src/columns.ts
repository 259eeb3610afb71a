/** Names of columns, each once: one without a name is called by its letter, the second of a name has (2) behind it. */
export function columnNames(header: readonly string[]): readonly string[] {
  const used = new Set<string>()
  return header.map((cell, place) => {
    const name = cell.trim().replaceAll(/\s+/g, ' ') || `Column ${letterOf(place)}`
    let unique = name
    for (let number = 2; used.has(unique); number++) unique = `${name} (${number})`
    used.add(unique)
    return unique
  })
}

/** As spreadsheets call it: A to Z, AA and on. */
export const letterOf = (place: number): string =>
  (place < 26 ? '' : letterOf(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26))
