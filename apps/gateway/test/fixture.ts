import { type House, openHouse } from './house'
import { createInferenceDouble, type InferenceDouble } from './inference-double'

export type Fixture = {
  readonly house: House
  readonly inference: InferenceDouble
  readonly url: string
  readonly log: readonly string[]
  readonly close: () => Promise<void>
}

/** A house with one gateway and an inference double. */
export async function createFixtureDouble(): Promise<Fixture> {
  const house = await openHouse()
  const inference = await createInferenceDouble()
  const { url, log } = await house.startGateway(inference.url)
  return {
    house,
    inference,
    url,
    log,
    async close() {
      await house.close()
      await inference.crash()
    },
  }
}
