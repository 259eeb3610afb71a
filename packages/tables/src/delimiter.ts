/** The commonest first: what a file does not tell apart goes to the first. */
export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/**
 * What stands between the cells of the first lines of a file: that which most of them have equally often. Commas within
 * quotes, and decimal commas of a file whose cells are between semicolons, are fewer or not alike.
 */
export function delimiterOf(start: string): Delimiter {
  const lines = unquotedLines(start)
  let [best, most]: [Delimiter, number] = [',', 0]
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const usual = commonest(counts)
    const score = usual * counts.filter((count) => count === usual).length
    if (score > most) [best, most] = [delimiter, score]
  }
  return best
}

/** Lines without what stands in quotes, and without the last one where it may be cut off. */
function unquotedLines(start: string): readonly string[] {
  const bare = start.replaceAll(/"(?:[^"]|"")*"/g, '').replace(/"[^"]*$/, '')
  const lines = bare.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  return lines.length > 1 ? lines.slice(0, -1) : lines
}

function commonest(counts: readonly number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1)
  let [best, most] = [0, 0]
  for (const [count, time] of times) if (time > most || (time === most && count > best)) [best, most] = [count, time]
  return best
}
