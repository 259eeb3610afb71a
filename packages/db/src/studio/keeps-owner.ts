/** The name that brand_keeps_owner of the migrations gives to its refusal. */
const refusal = 'has no owner'

/** What a change of members came to: the database refuses to leave a brand without an owner. */
export async function keepsOwner(change: () => Promise<boolean>): Promise<boolean | 'last-owner'> {
  try {
    return await change()
  } catch (error) {
    if (error instanceof Error && error.message.includes(refusal)) return 'last-owner'
    throw error
  }
}
