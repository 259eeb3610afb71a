import { describe, expect, it } from 'vitest'
import { emailSchema, signUpSchema } from '../../src'

describe('e-mail addresses', () => {
  it.each([
    ['Ada@Example.org', 'ada@example.org'],
    ['  ada@example.org\n', 'ada@example.org'],
    ['ada+fit@mail.example.org', 'ada+fit@mail.example.org'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(emailSchema.parse(typed)).toBe(kept)
  })

  it.each(['', 'ada', 'ada@', '@example.org', 'ada@example', 'a b@example.org', `${'a'.repeat(250)}@b.org`])(
    '"%s" is refused',
    (typed) => {
      expect(emailSchema.safeParse(typed).success).toBe(false)
    },
  )
})

describe('a sign-up', () => {
  const valid = { email: 'ada@example.org', name: 'Ada', password: 'long enough' }

  it('names every field that is wrong', () => {
    const outcome = signUpSchema.safeParse({ email: 'ada', name: '  ', password: 'short' })
    expect(outcome.error?.issues.map((issue) => issue.path.join('.')).sort()).toEqual(['email', 'name', 'password'])
  })

  it('takes no field it does not know, such as a role', () => {
    expect(signUpSchema.safeParse({ ...valid, role: 'ADMIN' }).success).toBe(false)
    expect(signUpSchema.parse(valid)).toEqual(valid)
  })
})
