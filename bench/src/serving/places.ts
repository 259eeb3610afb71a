import { join } from 'node:path'

export const bench = new URL('../../', import.meta.url).pathname.replace(/\/$/, '')
export const root = join(bench, '..')
/** What the bench makes and keeps: an environment, photos, a model store; and what runs leave behind. */
export const made = join(root, '.data/bench/serving')
export const results = join(bench, 'results')
export const photosFolder = join(made, 'photos')
export const logs = join(made, 'logs')
