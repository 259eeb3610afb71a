import { describe, expect, test } from 'vitest'
import { createEventStreamParser } from '../src/event-stream'

const stream =
  ': hello\n\nid: 7\nevent: status\ndata: {"a":\ndata: 1}\n\nid: 8\r\nevent: status\r\ndata:x\r\n\r\ndata: plain\n\n'
const expected = [
  { name: 'status', id: '7', data: '{"a":\n1}' },
  { name: 'status', id: '8', data: 'x' },
  { name: 'message', id: '8', data: 'plain' },
]

describe('event stream parser', () => {
  test('reads events, passing over comments', () => {
    expect(createEventStreamParser()(stream)).toEqual(expected)
  })

  test.each([1, 2, 3, 5, 7, 11])('reads the same in pieces of %i characters', (size) => {
    const parse = createEventStreamParser()
    const pieces = stream.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []
    expect(pieces.flatMap(parse)).toEqual(expected)
  })

  test('keeps an unfinished event for later', () => {
    const parse = createEventStreamParser()
    expect(parse('data: 1\n')).toEqual([])
    expect(parse('\n')).toEqual([{ name: 'message', id: null, data: '1' }])
  })
})
