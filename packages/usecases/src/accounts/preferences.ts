import { z } from 'zod'

/** Languages that the product speaks. */
export const languageSchema = z.enum(['en', 'fr'])
export type Language = z.infer<typeof languageSchema>

/** Units that people read lengths in. */
export const lengthUnitSchema = z.enum(['cm', 'in'])
export type LengthUnit = z.infer<typeof lengthUnitSchema>
