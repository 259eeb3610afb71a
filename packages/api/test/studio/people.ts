import { makeBrand, makeBrandMember, makeUser, type TestBrand, type TestUser } from '@fitsize/testing'
import type { TestApi } from '../caller'

export type Cast = {
  readonly brand: TestBrand
  readonly owner: TestUser
  readonly editor: TestUser
  readonly viewer: TestUser
  /** A creator with a brand of their own. */
  readonly stranger: TestUser
  readonly admin: TestUser
}

/** A brand with a member of each role, and people who are none. */
export async function castOf(api: TestApi, name = 'Atelier Nord'): Promise<Cast> {
  const owner = await makeUser(api.database, { role: 'CREATOR', name: 'Olga' })
  const brand = await makeBrand(api.database, owner, { name })
  const editor = await makeUser(api.database, { name: 'Edda' })
  const viewer = await makeUser(api.database, { name: 'Vera' })
  await makeBrandMember(api.database, brand, editor, 'EDITOR')
  await makeBrandMember(api.database, brand, viewer, 'VIEWER')
  const stranger = await makeUser(api.database, { role: 'CREATOR' })
  await makeBrand(api.database, stranger, { name: 'Elsewhere' })
  return { brand, owner, editor, viewer, stranger, admin: await makeUser(api.database, { role: 'ADMIN' }) }
}
