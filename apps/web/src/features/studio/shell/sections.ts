/** The pages of a brand's workspace, in the order of its menu; `path` is below /studio/[brand]. */
export const sections = [
  { path: 'garments', name: 'garments' },
  { path: 'collections', name: 'collections' },
  { path: 'profile', name: 'profile' },
  { path: 'members', name: 'members' },
] as const
export type Section = (typeof sections)[number]['name']
