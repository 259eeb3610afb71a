// What the running demo keeps, and where.
import { join } from 'node:path'
import { demoFolder } from '../places.mjs'

export const records = join(demoFolder, 'run')
export const logs = join(demoFolder, 'logs')
export const demoFile = join(demoFolder, 'demo.json')
export const secretsFile = join(demoFolder, 'secrets.json')
export const accountsFile = join(demoFolder, 'seeded.json')
export const databaseFolder = join(demoFolder, 'postgres')
export const storage = join(demoFolder, 'photos')
export const outbox = join(demoFolder, 'outbox')
export const modelStore = join(demoFolder, 'model-store')
export const torchserveFolder = join(demoFolder, 'torchserve')

/** @param {string} part */
export const logOf = (part) => join(logs, `${part}.log`)
