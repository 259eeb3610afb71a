/** One inference server: how busy we keep it, and whether it is worth asking. */
export type Address<Connection> = {
  readonly url: string
  readonly connection: Connection
  inFlight: number
  /** On the monotonic clock; until then it was just found unreachable. */
  downUntilMs: number
}

const restMs = 1_000

/** Addresses in the order in which to try them: reachable before unreachable, then by how little we ask of them. */
export function byPreference<Connection>(
  addresses: readonly Address<Connection>[],
  nowMs: number,
): readonly Address<Connection>[] {
  const down = (address: Address<Connection>): number => (address.downUntilMs > nowMs ? 1 : 0)
  return [...addresses].sort((left, right) => down(left) - down(right) || left.inFlight - right.inFlight)
}

export function markDown<Connection>(address: Address<Connection>, nowMs: number): void {
  address.downUntilMs = nowMs + restMs
}
