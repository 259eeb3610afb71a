import type { Device } from './ports'

/** The first that is found counts: most browsers also name those they descend from. */
const browsers = [
  [/\bEdgi?A?(?:OS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*Safari\//, 'Safari'],
] as const

const systems = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
] as const

/** Which browser on which system, as far as somebody recognises their own devices by it. */
export function deviceOf(userAgent: string | null): Device {
  // Nothing that is longer comes from a browser, and patterns need not run over it.
  const text = (userAgent ?? '').slice(0, 512)
  const firstOf = (names: readonly (readonly [RegExp, string])[]): string | null =>
    names.find(([pattern]) => pattern.test(text))?.[1] ?? null
  return { browser: firstOf(browsers), system: firstOf(systems) }
}
