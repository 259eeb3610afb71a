import type { Contender, Place } from './contender'

/** Starts a contender for another load generator and leaves it running; whoever calls ends it on Ctrl-C. */
export async function serveOne(contender: Contender, place: Place, say: (text: string) => void): Promise<void> {
  const [setting = {}] = contender.variants
  const { target } = await contender.start(place, setting)
  say(`${contender.name} runs at ${new URL(target.url).origin}; Ctrl-C ends it`)
}
