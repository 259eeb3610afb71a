import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { requestBodyOf } from '../src/inference/request-body'

const type = { name: 'garment_type', datatype: 'BYTES', shape: [1], data: ['@image'] } as const

test('a request is JSON with the photo as base64, then the other inputs', () => {
  const image = randomBytes(1000)
  const id = 'an id with "quotes" and ü'
  for (let time = 0; time < 2; time++)
    expect(JSON.parse(requestBodyOf(id, image, [type]).toString())).toEqual({
      id,
      inputs: [{ name: 'image', datatype: 'BYTES', shape: [1], data: [image.toString('base64')] }, type],
    })
})

test('a part of a larger buffer is sent alone', () => {
  const image = randomBytes(100).subarray(10, 20)
  expect(JSON.parse(requestBodyOf('1', image, []).toString()).inputs[0].data).toEqual([image.toString('base64')])
})
