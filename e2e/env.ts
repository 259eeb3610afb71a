/**
 * Where the product runs and which browser looks at it; `npm test` says both.
 * @throws when one is missing: a journey that did not run must not look like one that passed.
 */
export function environment(): { readonly webUrl: string; readonly chromium: string } {
  const { FITSIZE_WEB_URL: webUrl, CHROMIUM_PATH: chromium } = process.env
  if (!webUrl || !chromium)
    throw new Error(
      'Set FITSIZE_WEB_URL and CHROMIUM_PATH, or run `npm test -- browser` at the root, which starts the product and sets both.',
    )
  return { webUrl, chromium }
}
