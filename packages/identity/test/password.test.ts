import { describe, expect, it } from 'vitest'
import { hashPassword, noPasswordHash, passwordProblem, verifyPassword } from '../src'

describe('password rules', () => {
  it.each([
    ['1234567', 'too-short'],
    ['12345678', null],
    ['a long sentence without a single digit', null],
    ['x'.repeat(128), null],
    ['x'.repeat(129), 'too-long'],
    ['🧵🧵🧵🧵', 'too-short'],
    ['🧵🧵🧵🧵🧵🧵🧵🧵', null],
  ])('%s → %s', (password, problem) => {
    expect(passwordProblem(password)).toBe(problem)
  })
})

describe('password hashes', () => {
  it('are Argon2id with 19 MiB, two passes and one lane', async () => {
    expect(await hashPassword('a good password')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('accept the password and nothing else', async () => {
    const stored = await hashPassword('a good password')
    expect(await verifyPassword(stored, 'a good password')).toBe(true)
    expect(await verifyPassword(stored, 'A good password')).toBe(false)
    expect(await verifyPassword(stored, 'a good password ')).toBe(false)
    expect(await verifyPassword(stored, '')).toBe(false)
  })

  it('differ for the same password', async () => {
    expect(await hashPassword('a good password')).not.toBe(await hashPassword('a good password'))
  })

  it('do not depend on how an accent was typed', async () => {
    const stored = await hashPassword('côte à côte'.normalize('NFD'))
    expect(await verifyPassword(stored, 'côte à côte'.normalize('NFC'))).toBe(true)
  })

  it('are not made of a password that breaks the rules', async () => {
    await expect(hashPassword('short')).rejects.toThrow('too-short')
  })

  it('are not compared with megabytes', async () => {
    expect(await verifyPassword(noPasswordHash, 'x'.repeat(10_000_000))).toBe(false)
  })

  it('report a damaged row instead of calling the password wrong', async () => {
    await expect(verifyPassword('damaged', 'a good password')).rejects.toThrow()
  })

  it('of no password cost the same to compare as real ones', () => {
    expect(noPasswordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})
