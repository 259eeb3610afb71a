import { expect, test } from 'vitest'
import { table } from './examples'

test('the committed table of examples is what the rules say', async () => {
  await expect(table()).toMatchFileSnapshot('../../../docs/sizing-examples.md')
})
