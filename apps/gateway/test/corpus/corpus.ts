import type { BadCase } from './bad-case'
import { formCases } from './form-cases'
import { headerCases } from './header-cases'
import { legacyCases } from './legacy-cases'
import { photoCases } from './photo-cases'
import { makePhotoSeeds } from './photo-seeds'
import { slowCases } from './slow-cases'

/** What the changes at random follow from. */
const seed = 'corpus 1'

/** Everything that is thrown at the gateway, the same on every run; the slow ones apart, as they take minutes. */
export async function makeCorpus(): Promise<{ quick: readonly BadCase[]; slow: readonly BadCase[] }> {
  const seeds = await makePhotoSeeds()
  return {
    quick: [
      ...formCases(seeds.jpeg, seed),
      ...headerCases(seeds.jpeg),
      ...photoCases(seeds, seed),
      ...legacyCases(seeds, seed),
    ],
    slow: slowCases(seeds.jpeg),
  }
}
