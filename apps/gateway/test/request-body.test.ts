import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { requestBodyOf } from '../src/inference/request-body'

const sent = (...request: Parameters<typeof requestBodyOf>) => {
  const { parts, byteLength } = requestBodyOf(...request)
  const body = Buffer.concat(parts)
  expect(body.byteLength).toBe(byteLength)
  return JSON.parse(body.toString())
}

const type = { name: 'garment_type', datatype: 'BYTES', shape: [1], data: ['@image'] } as const

test('a request is JSON with the photo as base64, then the other inputs', () => {
  const image = randomBytes(1000)
  const id = 'an id with "quotes" and ü'
  for (let time = 0; time < 2; time++)
    expect(sent(id, image, [type])).toEqual({
      id,
      inputs: [{ name: 'image', datatype: 'BYTES', shape: [1], data: [image.toString('base64')] }, type],
    })
})

test('a part of a larger buffer is sent alone', () => {
  const image = randomBytes(100).subarray(10, 20)
  expect(sent('1', image, []).inputs[0].data).toEqual([image.toString('base64')])
})
