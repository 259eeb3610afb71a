import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrayText } from '../../src/http/legacy/array-text'
import { pythonFloat, pythonJson } from '../../src/http/legacy/python-json'

/** As the original's app reads it. */
function readAsTheApp(text: string): { numbers: number[]; dtype: string | undefined } {
  const numbers = text.split('[')[1]?.split(']')[0]?.split(',') ?? []
  return {
    numbers: numbers.map((number) => Number.parseInt(number.trim(), 10)),
    dtype: text.split('dtype=')[1]?.split(')')[0],
  }
}

const int16 = fc.integer({ min: -32_768, max: 32_767 })

describe('the text of a point', () => {
  test.each([
    [73, 157, 'array([ 73, 157,   1], dtype=int16)'],
    [2, 391, 'array([  2, 391,   1], dtype=int16)'],
    [3000, 1234, 'array([3000, 1234,    1], dtype=int16)'],
    [7, 0, 'array([7, 0, 1], dtype=int16)'],
    [-5, 4, 'array([-5,  4,  1], dtype=int16)'],
  ])('is what NumPy prints: %d, %d', (x, y, text) => expect(arrayText({ x, y })).toBe(text))

  test('is what NumPy prints for every number of 16 bits, at either place', () => {
    // sha256 of repr(np.array([x, y, 1], dtype=np.int16)) and a line break for x from -32768 to 32767 and
    // y = (7919 x + 32768) mod 65536 - 32768, which takes every value too; by NumPy 2.2.6.
    const printed = createHash('sha256')
    for (let x = -32_768; x <= 32_767; x += 1) {
      const turned = (x * 7919 + 32_768) % 65_536
      const y = (turned < 0 ? turned + 65_536 : turned) - 32_768
      printed.update(`${arrayText({ x, y })}\n`)
    }
    expect(printed.digest('hex')).toBe('6e345bbe230ab2b9564dd0db25b4c17539e899d88b03236295ca184dd90c1e06')
  })

  test('is read back by the original app', () => {
    fc.assert(
      fc.property(int16, int16, (x, y) => {
        expect(readAsTheApp(arrayText({ x, y }))).toEqual({ numbers: [x, y, 1], dtype: 'int16' })
      }),
    )
  })

  test('fractions are cut off, and what is out of range becomes the nearest that is in', () => {
    const nearest = (value: number) => Math.min(Math.max(Math.trunc(value), -32_768), 32_767) + 0
    const coordinate = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.constantFrom(32_767, 32_768, -32_768, -32_769, 32_767.9, -0.5, -0),
    )
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        expect(readAsTheApp(arrayText({ x, y })).numbers).toEqual([nearest(x), nearest(y), 1])
      }),
    )
  })
})

describe("Python's JSON", () => {
  test.each([
    [9, '9.0'],
    [8.792742391172574, '8.792742391172574'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [123_456, '123456.0'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [1.5e-7, '1.5e-07'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [0, '0.0'],
    [-0, '-0.0'],
  ])('writes the float %d as json.dumps does', (value, text) => expect(pythonFloat(value)).toBe(text))

  test('every finite float survives it, and looks like a float', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = pythonFloat(value)
        expect(Number(text)).toBe(value)
        expect(text).toMatch(/[.e]/)
      }),
    )
  })

  test('has a space after each colon and comma', () => {
    expect(pythonJson({ status: 'SUCCESS', result: { keypoints: null, cb_box_distance: 9 } })).toBe(
      '{"status": "SUCCESS", "result": {"keypoints": null, "cb_box_distance": 9.0}}',
    )
  })
})
