import { describe, expect, test } from 'vitest'
import { openApiDocument } from '../src/openapi'

const document = JSON.parse(JSON.stringify(openApiDocument('1.2.3')))

const references = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
      )
    : []

describe('OpenAPI document', () => {
  test('names its version and every operation', () => {
    expect([document.openapi, document.info.version]).toEqual(['3.1.0', '1.2.3'])
    expect(Object.keys(document.paths)).toEqual([
      '/v1/scans',
      '/v1/scans/{id}',
      '/v1/scans/{id}/events',
      '/keypoints/execScript/',
      '/keypoints/taskStatus/{id}/',
      '/v1/queue',
      '/v1/dead-letters/resend',
      '/v1/inference',
      '/v1/inference/workers',
      '/healthz',
      '/readyz',
      '/metrics',
      '/v1/openapi.json',
    ])
  })

  test('has what it refers to', () => {
    const found = references(document)
    expect(found.length).toBeGreaterThan(5)
    for (const reference of found)
      expect(document.components.schemas).toHaveProperty(reference.replace('#/components/schemas/', ''))
  })

  test('asks for nothing but the photo', () => {
    const form = document.paths['/v1/scans'].post.requestBody.content['multipart/form-data'].schema
    expect(form.required).toEqual(['photo'])
    expect(form.additionalProperties).toBe(false)
    expect(form.properties.garmentType.anyOf ?? form.properties.garmentType.enum).toBeDefined()
    expect(form.properties.focalLength35mm).toMatchObject({ type: 'number', minimum: 8, maximum: 400 })
  })

  test('the legacy call takes a type and an image, with a key or without, and does not mind more', () => {
    const { post } = document.paths['/keypoints/execScript/']
    const { schema } = post.requestBody.content['application/json']
    expect(schema.required).toEqual(['clothing', 'image'])
    expect(schema.properties.clothing.enum).toEqual(['blouse', 'outwear', 'trousers', 'skirt', 'dress'])
    expect(schema.additionalProperties).toBeUndefined()
    expect(post.security).toContainEqual({})
  })

  test('says how long to wait where waiting helps', () => {
    expect(document.paths['/v1/scans'].post.responses['503'].headers).toHaveProperty('Retry-After')
  })
})
