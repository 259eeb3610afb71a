import type { ServerControl } from '@fitsize/usecases'
import { createTorchServeControl } from './torchserve-control'
import { createUnsupportedControl } from './unsupported-control'

/** A control for each server. Which kind it is, the settings say: a management address is TorchServe's. */
export const createServerControls = (
  urls: readonly string[],
  managementUrls: readonly string[] | undefined,
): readonly { readonly url: string; readonly control: ServerControl }[] =>
  urls.map((url, index) => {
    const management = managementUrls?.[index]
    return { url, control: management === undefined ? createUnsupportedControl() : createTorchServeControl(management) }
  })
