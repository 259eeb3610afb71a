import { describe, expect, it } from 'vitest'
import { returnPath } from '@/features/account/return-path'

describe('where signing in leads', () => {
  it('keeps a path of this application with its query', () => {
    expect(returnPath('/scan/abc?save=Grey%20tee')).toBe('/scan/abc?save=Grey%20tee')
    expect(returnPath('/wardrobe#new')).toBe('/wardrobe#new')
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    'wardrobe',
  ])('does not follow %j', (next) => {
    expect(returnPath(next)).toBe('/wardrobe')
  })

  it('takes the fallback when there is none', () => {
    expect(returnPath(undefined)).toBe('/wardrobe')
    expect(returnPath(['/a', '/b'], '/')).toBe('/')
  })

  it('never yields a path that browsers read as a host', () => {
    for (const next of ['/x/..//evil.example', '/.//evil.example', '/%2e//evil.example'])
      expect(returnPath(next)).not.toMatch(/^\/[/\\]/)
  })
})
