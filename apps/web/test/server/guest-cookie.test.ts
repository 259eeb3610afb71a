import { describe, expect, it } from 'vitest'
import { guestIdOf, sealGuestId } from '@/server/guest-cookie'

const secret = 'a secret of this test, long enough'
const guestId = '0b6f3a52-6d5e-4c3b-9a2e-5f0f7f1f4a11'

describe('a guest’s cookie', () => {
  it('gives back the id it was sealed with', () => {
    expect(guestIdOf(sealGuestId(guestId, secret), secret)).toBe(guestId)
  })

  it('is not accepted under another secret or for another id', () => {
    const cookie = sealGuestId(guestId, secret)
    expect(guestIdOf(cookie, `${secret}!`)).toBeNull()
    expect(guestIdOf(cookie.replace(guestId, guestId.replace('0b', '0c')), secret)).toBeNull()
  })

  it.each(['', guestId, `${guestId}.`, `${guestId}.AAAA`, 'x.y', '..', 'not-an-id.AAAA'])('refuses %j', (cookie) => {
    expect(guestIdOf(cookie, secret)).toBeNull()
  })
})
