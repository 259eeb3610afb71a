import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { ownGarment } from './own-garment'
import type { WardrobeStore } from './ports'

/** Gives one of the actor's own garments another name; a removed one must be restored first. */
export async function renameGarment(
  ports: { readonly wardrobe: Pick<WardrobeStore, 'handle' | 'rename'> },
  actor: Actor,
  input: { readonly garmentId: string; readonly name: string },
): Promise<Result<void>> {
  const own = await ownGarment(ports.wardrobe, actor, input.garmentId)
  if (!own.ok) return own
  if (own.value.deletedAt !== null) return fail('not-found')
  await ports.wardrobe.rename(input.garmentId, input.name)
  return ok(undefined)
}
