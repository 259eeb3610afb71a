import type { Database } from '@fitsize/db'
import { hashPassword, newApiKey, type Role } from '@fitsize/identity'
import { stableId } from './stable-id'

export type DemoUser = { readonly id: string; readonly email: string; readonly password: string }
export type DemoPeople = Readonly<Record<'customer' | 'creator' | 'admin', DemoUser>>

type Person = DemoUser & { readonly name: string; readonly role: Role }

const person = (key: keyof DemoPeople, name: string, role: Role): Person => ({
  id: stableId(`user ${key}`),
  email: `${key}@fitsize.example`,
  password: `${key} of the demo`,
  name,
  role,
})

const people = {
  customer: person('customer', 'Camille Durand', 'CUSTOMER'),
  creator: person('creator', 'Noor Visser', 'CREATOR'),
  admin: person('admin', 'Sam Okafor', 'ADMIN'),
} as const

/** Addresses that nobody reads are taken as confirmed. */
const openAccount = { suspendedAt: null, closedAt: null, emailVerifiedAt: new Date('2026-01-01T00:00:00Z') } as const

/** One user of each role; seeding again gives them their known passwords back. */
export async function seedPeople({ prisma }: Database): Promise<DemoPeople> {
  for (const { id, email, name, role, password } of Object.values(people)) {
    const known = { email, name, role, passwordHash: await hashPassword(password), ...openAccount }
    await prisma.user.upsert({ where: { id }, create: { id, ...known }, update: known, select: { id: true } })
  }
  return people
}

/** An API key of the administrator, with a new secret each time: secrets are never stored, so the old one is lost. */
export async function seedApiKey({ prisma }: Database, { admin }: DemoPeople): Promise<string> {
  const { secret, prefix, secretHash } = newApiKey()
  const id = stableId('api key')
  await prisma.apiKey.upsert({
    where: { id },
    create: { id, ownerId: admin.id, name: 'Demo', prefix, secretHash },
    update: { prefix, secretHash, revokedAt: null },
    select: { id: true },
  })
  return secret
}
