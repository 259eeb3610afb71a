type Environment = {
  readonly webUrl: string
  /** Folder of the letters. */
  readonly outbox: string
  /** Folder of the photos. */
  readonly photos: string
  readonly chromium: string
}

/**
 * Where the product runs, where it leaves mail and photos, and which browser looks at it; `npm test` says both.
 * @throws when one is missing: a journey that did not run must not look like one that passed.
 */
export function environment(): Environment {
  const {
    FITSIZE_WEB_URL: webUrl,
    FITSIZE_OUTBOX: outbox,
    FITSIZE_PHOTOS: photos,
    CHROMIUM_PATH: chromium,
  } = process.env
  if (!webUrl || !outbox || !photos || !chromium)
    throw new Error(
      'Set FITSIZE_WEB_URL, FITSIZE_OUTBOX, FITSIZE_PHOTOS and CHROMIUM_PATH, or run `npm test -- browser` at the root, which starts the product and sets them.',
    )
  return { webUrl, outbox, photos, chromium }
}
