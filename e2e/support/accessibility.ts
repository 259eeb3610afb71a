import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'
import { expect } from './test'

const axePath = createRequire(import.meta.url).resolve('axe-core')

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

/** Changes the system's theme, and waits until the page has followed. */
export async function useTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
}

/** Colours on their way from one to another are neither: waits for what moves to arrive, but not for what moves for ever. */
async function colourChangesEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    await Promise.allSettled(changes.map(({ finished }) => finished))
  })
}

/** Finds nothing serious or critical by axe's WCAG 2.2 AA rules. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await colourChangesEnd(page)
  // The script is evaluated by the browser's debugger, so the page's own security policy does not refuse it.
  await page.evaluate(readFileSync(axePath, 'utf8'))
  await expectNothingGrave(page, name, ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
}

/** The same in both themes; the second one changes nothing but colours, so of it only the contrasts are looked at. */
export async function expectAccessibleInBothThemes(page: Page, name: string): Promise<void> {
  await useTheme(page, 'light')
  await expectAccessible(page, `${name}, light`)
  await useTheme(page, 'dark')
  await colourChangesEnd(page)
  await expectNothingGrave(page, `${name}, dark`, ['cat.color'])
}

async function expectNothingGrave(page: Page, name: string, tags: string[]): Promise<void> {
  const violations = await page.evaluate(async (runOnly) => {
    const { violations: found } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] })
    return found.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map(({ html }) => html.slice(0, 160)) }))
  }, tags)
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave, `${name}: what axe finds`).toEqual([])
}
