export const roles = ['CUSTOMER', 'CREATOR', 'ADMIN'] as const
export type Role = (typeof roles)[number]

/** Which share of the queue an actor gets. */
export const quotaClasses = ['guest', 'standard', 'creator', 'admin'] as const
export type QuotaClass = (typeof quotaClasses)[number]

/** The quota class that comes with a role. */
export function quotaClassOf(role: Role): Exclude<QuotaClass, 'guest'> {
  switch (role) {
    case 'CUSTOMER':
      return 'standard'
    case 'CREATOR':
      return 'creator'
    case 'ADMIN':
      return 'admin'
  }
}
