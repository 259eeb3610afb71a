import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from './corpus/free-port'
import { type House, openHouse } from './house'

const routes = new Set<string>()

/** Notes the routes of each server that is made; Fastify tells of it before any is registered. */
const watch = (message: unknown) => {
  const { fastify } = message as { readonly fastify: FastifyInstance }
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const name of [method].flat()) if (name !== 'HEAD') routes.add(`${name} ${url.replace(/:(\w+)/g, '{$1}')}`)
  })
}

let house: House
let url: string
beforeAll(async () => {
  subscribe('fastify.initialization', watch)
  house = await openHouse()
  url = (await house.startGateway(`http://127.0.0.1:${await freePort()}`)).url
})
afterAll(async () => {
  unsubscribe('fastify.initialization', watch)
  await house.close()
})

test('the document describes every route, and no other', async () => {
  const document = (await (await fetch(`${url}/v1/openapi.json`)).json()) as {
    readonly paths: Record<string, Record<string, unknown>>
  }
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  // The legacy addresses are also answered without the slash at their end.
  const served = [...routes].filter((route) => !routes.has(`${route}/`))
  expect(served.length).toBeGreaterThan(5)
  expect(described.sort()).toEqual(served.sort())
})
