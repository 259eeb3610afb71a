const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/** The value below which a share of the values lies, by linear interpolation; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const ordered = sorted(values)
  const at = share * (ordered.length - 1)
  const [low, high] = [ordered[Math.floor(at)], ordered[Math.ceil(at)]]
  return low === undefined || high === undefined ? Number.NaN : low + (high - low) * (at - Math.floor(at))
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
