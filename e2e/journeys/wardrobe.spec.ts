import { expectAccessible } from '../support/accessibility'
import { newPerson, signUp } from '../support/people'
import { photoWithoutSheet, samples } from '../support/photos'
import { expect, test } from '../support/test'

test('a garment is measured, corrected by keyboard, kept, told how it fits, deleted and restored; another is typed in', async ({
  page,
  words,
  language,
}) => {
  const [sample] = samples()
  const live = page.locator('section[aria-labelledby$="-point"] dl')

  await test.step('signs up and measures a sample', async () => {
    await page.goto(`/${language}/sign-up?next=/scan`)
    await signUp(page, words, newPerson())
    await page.getByRole('button', { name: words('scan.samples.measure', { title: sample.title[language] }) }).click()
    await expect(page.getByRole('list', { name: words('scan.result.dimensions') })).toBeVisible()
  })

  await test.step('moves a point by keyboard: the figures follow, can be undone, and are kept on the result', async () => {
    await page.getByRole('button', { name: words('wardrobe.garment.correct') }).click()
    await expect(page.getByRole('heading', { name: words('wardrobe.points.title') })).toBeFocused()
    const point = page
      .getByRole('list', { name: words('wardrobe.points.points') })
      .getByRole('button')
      .nth(5)
    await point.focus()
    const before = await live.textContent()
    for (const _ of [1, 2, 3]) await page.keyboard.press('Shift+ArrowLeft')
    await expect(live).not.toHaveText(before ?? '')
    await expectAccessible(page, 'point editor')
    await page.getByRole('button', { name: words('wardrobe.points.undo'), exact: true }).click()
    await expect(live).toHaveText(before ?? '')
    await page.getByRole('button', { name: words('wardrobe.points.redo'), exact: true }).click()
    await expect(live).not.toHaveText(before ?? '')

    await page.getByRole('button', { name: words('wardrobe.points.cancel'), exact: true }).click()
    await page.getByRole('button', { name: words('wardrobe.points.goOn'), exact: true }).click()
    await page.getByRole('button', { name: words('wardrobe.points.apply'), exact: true }).click()
    await expect(page.getByText(words('wardrobe.points.applied'))).toBeVisible()
  })

  await test.step('keeps it: the correction goes along', async () => {
    await page.getByLabel(words('scan.save.name'), { exact: true }).fill('Corrected one')
    await page.getByRole('button', { name: words('scan.save.save'), exact: true }).click()
    await page.getByRole('link', { name: words('scan.save.open') }).click()
    await page.getByRole('link', { name: 'Corrected one' }).click()
    await expect(page.getByText(language === 'fr' ? '1 point placé par vous' : '1 point put by you')).toBeVisible()
  })

  await test.step('says how it fits', async () => {
    const form = page.getByRole('form', { name: words('wardrobe.fit.title') })
    const overall = form.getByRole('group', { name: words('wardrobe.fit.overall') })
    await overall.getByRole('radio', { name: words('wardrobe.fit.feel.right') }).check()
    await form.getByRole('button', { name: words('wardrobe.fit.save'), exact: true }).click()
    await expect(page.getByText(words('wardrobe.fit.saved'))).toBeVisible()
    await expectAccessible(page, 'garment')
    await page.goto(`/${language}/wardrobe`)
    await expect(page.getByText(words('wardrobe.card.feel.right'))).toBeVisible()
  })

  await test.step('types one in; inches typed as centimetres are asked back', async () => {
    await page.goto(`/${language}/wardrobe/new`)
    await page.getByLabel(words('wardrobe.hand.name'), { exact: true }).fill('Typed one')
    await page.getByLabel(words('wardrobe.photo.add')).setInputFiles(photoWithoutSheet())
    const chest = page.getByLabel(words('garments.dimensions.chest'), { exact: true })
    await chest.fill('-4')
    await page.getByRole('button', { name: words('wardrobe.hand.save'), exact: true }).click()
    await expect(page.getByText(words('wardrobe.hand.tooSmall'))).toBeVisible()
    await chest.fill('20')
    await page.getByRole('button', { name: words('wardrobe.hand.save'), exact: true }).click()
    await expect(page.getByRole('heading', { name: words('wardrobe.hand.ask.title') })).toBeVisible()
    await expectAccessible(page, 'typing in')
    await page.getByRole('button', { name: words('wardrobe.hand.ask.toInches') }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Typed one' })).toBeVisible()
    const measures = page.getByRole('list', { name: words('wardrobe.garment.dimensions') }).getByRole('listitem')
    await expect(measures.first()).toContainText(/50[.,]8\s*cm\s*±/)
    await expect(page.getByRole('img', { name: 'Typed one', exact: true })).toBeVisible()
  })

  await test.step('deletes it and finds it again', async () => {
    await page.getByRole('button', { name: words('wardrobe.garment.delete'), exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`/${language}/wardrobe$`))
    await expect(page.getByRole('link', { name: 'Typed one' })).toHaveCount(0)
    await page.getByRole('link', { name: words('wardrobe.recentlyDeleted') }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('wardrobe.deleted.title') })).toBeVisible()
    await expectAccessible(page, 'recently deleted')
    await page.getByRole('button', { name: words('wardrobe.deleted.restoreName', { name: 'Typed one' }) }).click()
    await expect(page.getByText(words('wardrobe.deleted.empty'))).toBeVisible()
    await page.goto(`/${language}/wardrobe`)
    await expect(page.getByRole('link', { name: 'Typed one' })).toBeVisible()
  })
})
