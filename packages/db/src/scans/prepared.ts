import { createHash } from 'node:crypto'

export type PreparedStatement = { readonly name: string; readonly text: string }

/**
 * A statement that PostgreSQL parses and plans once a connection. The queue's statements are long and find few rows, so
 * that planning them each time took more of the processor than carrying them out. The name is the text's own, so no two
 * statements ever share one.
 */
export const prepared = (text: string): PreparedStatement => ({
  name: createHash('sha256').update(text).digest('base64url').slice(0, 32),
  text,
})
