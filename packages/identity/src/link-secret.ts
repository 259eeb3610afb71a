import { createHash, randomBytes } from 'node:crypto'

/** The secret of a link in a letter: 256 random bits, in characters that addresses carry as they are. */
export const newLinkSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of it, hex SHA-256: with so many random bits a slow hash would add nothing. */
export const hashLinkSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
