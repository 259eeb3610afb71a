import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copiedCells, pastedCells, pasteInto, readLength, writtenLength } from '../../src'
import { chartOf } from './charts'

describe('a length as it is typed', () => {
  it.each([
    ['52', 'cm', 5200],
    ['52,5', 'cm', 5250],
    ['52.5', 'cm', 5250],
    ['.5', 'cm', 50],
    ['52.', 'cm', 5200],
    ['52 cm', 'in', 5200],
    ['525mm', 'cm', 5250],
    ['20 1/2', 'in', 5207],
    ['20-1/2', 'in', 5207],
    ['20½', 'in', 5207],
    ['½', 'in', 127],
    ['3/4', 'in', 191],
    ['20 1/2"', 'cm', 5207],
    ['20”', 'cm', 5080],
    ["20''", 'cm', 5080],
    ['20 in', 'cm', 5080],
    ['20 inches', 'cm', 5080],
    ['20 po', 'cm', 5080],
    ['20 pouces', 'cm', 5080],
    [' 52\u00a0cm ', 'cm', 5200],
    ["'52", 'cm', 5200],
    ['-3', 'cm', -300],
    ['0', 'cm', 0],
  ] as const)('%j in %s', (text, unit, tenthsMm) => {
    expect(readLength(text, unit)).toEqual({ kind: 'length', tenthsMm })
  })

  it.each(['', '  ', '-', '–', 'n/a', 'N/A'])('%j is nothing', (text) => {
    expect(readLength(text, 'cm')).toEqual({ kind: 'empty' })
  })

  it.each([
    ['=A1*2', 'formula'],
    ['=cmd|calc', 'formula'],
    ['#REF!', 'spreadsheet-error'],
    ['#N/A', 'spreadsheet-error'],
    ['50-52', 'range'],
    ['50 / 52', 'range'],
    ['50–52 cm', 'range'],
    ['large', 'not-a-length'],
    ['52 kg', 'not-a-length'],
    ['52 constructor', 'not-a-length'],
    ['1.234,5', 'not-a-length'],
    ['20 1/0', 'not-a-length'],
    ['20 5/4', 'not-a-length'],
    ['1e3', 'not-a-length'],
    ['Infinity', 'not-a-length'],
  ] as const)('%j is none: %s', (text, error) => {
    expect(readLength(text, 'cm')).toEqual({ kind: 'error', error })
  })

  it('comes back as it was written, in every unit and with either mark', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -30_000, max: 30_000 }),
        fc.constantFrom('mm', 'cm', 'in'),
        fc.constantFrom('.', ','),
        (tenthsMm, unit, mark) => {
          expect(readLength(writtenLength(tenthsMm, unit, mark), unit)).toEqual({ kind: 'length', tenthsMm })
        },
      ),
    )
  })

  it('is read or refused, never half read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,/-"\' cmin½=#') }), (text) => {
        const read = readLength(text, 'cm')
        if (read.kind === 'length') expect(Number.isSafeInteger(read.tenthsMm)).toBe(true)
      }),
    )
  })
})

describe('a pasted block', () => {
  it('comes in rows and cells as a spreadsheet copies them', () => {
    expect(pastedCells('48\t50,5\r\n52\t\r\n')).toEqual([
      ['48', '50,5'],
      ['52', ''],
    ])
    expect(pastedCells('"a\tb"\t"two\nlines"\t"say ""so"""')).toEqual([['a\tb', 'two\nlines', 'say "so"']])
    expect(pastedCells('')).toEqual([['']])
  })

  it('takes a lone quote for inches', () => {
    expect(pastedCells('20"\t21 1/2"\n"\t22')).toEqual([
      ['20"', '21 1/2"'],
      ['"', '22'],
    ])
  })

  it('comes back as it was copied', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', '\t', '\n', '\r', ' ', ',') })
    const block = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        block.filter((rows) => rows.length === 1 || rows.at(-1)?.join('') !== ''),
        (rows) => {
          expect(pastedCells(copiedCells(rows))).toEqual(rows)
        },
      ),
    )
  })

  it('is laid over a chart, with what is no length told by its cell', () => {
    const chart = chartOf({ chest: [48, 50, 52], body_length: [70, 71, 72] })
    const pasted = pasteInto(chart, { size: 1, column: 0 }, '20 1/2"\tlong\n\t73,5\t9\n54\t74', 'cm')
    expect(pasted.chart.sizes.map(({ lengths }) => lengths)).toEqual([
      { chest: 4800, body_length: 7000 },
      { chest: 5207, body_length: 7100 },
      { body_length: 7350 },
    ])
    expect(pasted.errors).toEqual([{ size: 1, dimension: 'body_length', text: 'long', error: 'not-a-length' }])
    expect(pasted).toMatchObject({ rowsLeft: 1, columnsLeft: 1 })
  })
})
