import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspectTable, TableError, writeTable } from '../src'
import { rowsOf, utf16 } from './read'

const french = 'Référence;Désignation;Poitrine (cm)\r\nTS-01;T-shirt écru;52,5\r\nTS-02;"Robe ""été""; longue";48\r\n'
const frenchRows = [
  { row: 2, cells: { Référence: 'TS-01', Désignation: 'T-shirt écru', 'Poitrine (cm)': '52,5' } },
  { row: 3, cells: { Référence: 'TS-02', Désignation: 'Robe "été"; longue', 'Poitrine (cm)': '48' } },
]

describe('a file of a spreadsheet', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(french)],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${french}`)],
    ['UTF-16, as Excel writes "Unicode text"', utf16(french, 'le')],
    ['UTF-16 in the other order', utf16(french, 'be')],
    ['UTF-16 without a mark', utf16(french, 'le').subarray(2)],
    ['Windows-1252', Buffer.from(french, 'latin1')],
    ['lines that end as they did on old Macs', new TextEncoder().encode(french.replaceAll('\r\n', '\r'))],
  ])('is read in %s', async (_, bytes) => {
    for (const size of [1, 2, 7, 10_000]) expect(await rowsOf(bytes, { size })).toEqual(frenchRows)
  })

  it('tells the euro sign and curly quotes of Windows-1252', async () => {
    const bytes = Buffer.from('name;price\nl\u0092ami;9 \u0080\n', 'latin1')
    expect(await rowsOf(bytes)).toEqual([{ row: 2, cells: { name: 'l’ami', price: '9 €' } }])
  })

  it('is known for Windows-1252 by a letter far behind the start', async () => {
    const lines = Array.from({ length: 3000 }, (_, place) => `a${place},plain`).join('\n')
    const bytes = Buffer.concat([Buffer.from(`key,name\n${lines}\n`), Buffer.from('last,\xe9t\xe9\n', 'latin1')])
    const rows = await rowsOf(bytes, { size: 4096, rows: 5000 })
    expect(rows.at(-1)).toEqual({ row: 3002, cells: { key: 'last', name: 'été' } })
  })

  it.each([
    ['commas', 'a,b\n"1,5",2\n"2,5",3\n'],
    ['semicolons beside decimal commas', 'a;b\n1,5;2\n2,5;3\n'],
    ['tabs', 'a\tb\n1,5\t2\n2,5\t3\n'],
  ])('is read with %s between its cells', async (_, text) => {
    expect((await rowsOf(text)).map(({ cells }) => cells)).toEqual([
      { a: '1,5', b: '2' },
      { a: '2,5', b: '3' },
    ])
  })

  it('has its header below titles and notes, and counts rows as the sheet does', async () => {
    const text = 'Spring 2026;;;\n;;;\nSKU;Size;Chest;Hem\n;;;\nA;S;50;48\n\nB;M;52;50\n'
    expect(await rowsOf(text)).toEqual([
      { row: 5, cells: { SKU: 'A', Size: 'S', Chest: '50', Hem: '48' } },
      { row: 7, cells: { SKU: 'B', Size: 'M', Chest: '52', Hem: '50' } },
    ])
  })

  it('keeps lines within a cell, inches that are not quoted, and cells beyond the header', async () => {
    expect(await rowsOf('key,note\nA,"two\nlines"\nB,20" wide,more\n')).toEqual([
      { row: 2, cells: { key: 'A', note: 'two\nlines' } },
      { row: 3, cells: { key: 'B', note: '20" wide', 'beyond the last column (3)': 'more' } },
    ])
  })

  it('gives each column a name of its own', async () => {
    expect(await rowsOf('Size, ,Size,__proto__\nS,x,M,y\n')).toEqual([
      {
        row: 2,
        cells: Object.fromEntries([
          ['Size', 'S'],
          ['Column B', 'x'],
          ['Size (2)', 'M'],
          ['__proto__', 'y'],
        ]),
      },
    ])
  })
})

describe('a feed', () => {
  const item = (own: string) => `<item>${own}</item>`
  const feed = (items: string) =>
    `<?xml version="1.0"?>\n<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title>${items}</channel></rss>`

  it('is read product by product', async () => {
    const text = feed(
      item(
        '<g:id>TS-1</g:id><title><![CDATA[Tee & co]]></title><g:price>19.90 EUR</g:price>' +
          '<g:additional_image_link>https://a.example/1.jpg</g:additional_image_link>' +
          '<g:additional_image_link>https://a.example/2.jpg</g:additional_image_link>' +
          '<g:shipping><g:country>FR</g:country><g:price>4 EUR</g:price></g:shipping>',
      ) + item('<g:id>TS-2</g:id><title>Robe d&#233;t&#233;</title>'),
    )
    for (const size of [1, 16, 10_000])
      expect(await rowsOf(text, { size })).toEqual([
        {
          row: 2,
          cells: {
            id: 'TS-1',
            title: 'Tee & co',
            price: '19.90 EUR',
            additional_image_link: 'https://a.example/1.jpg,https://a.example/2.jpg',
            shipping: 'FR4 EUR',
          },
        },
        { row: 3, cells: { id: 'TS-2', title: 'Robe dété' } },
      ])
  })

  it('may be Atom, whose links are attributes', async () => {
    const text =
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><title>Shop</title>' +
      '<entry><g:id>1</g:id><link href="https://a.example/1"/></entry></feed>'
    expect(await rowsOf(text)).toEqual([{ row: 2, cells: { id: '1', link: 'https://a.example/1' } }])
  })

  it('cannot be read where it is cut off or has no product', async () => {
    await expect(rowsOf(feed(item('<g:id>1</g:id>')).slice(0, -20))).rejects.toMatchObject({ code: 'xml' })
    await expect(rowsOf(feed(''))).rejects.toMatchObject({ code: 'empty' })
  })
})

describe('what cannot be read', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\n', 'empty'],
    ['an Excel file', Buffer.from('504b030414000600', 'hex'), 'spreadsheet-file'],
    ['an older Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'spreadsheet-file'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-text'],
    ['a quote that never closes', 'key,name\nA,"open\nB,b\n', 'quotes'],
    ['numbers alone', '1,2,3\n4,5,6\n', 'no-header'],
  ])('is said of %s', async (_, file, code) => {
    await expect(rowsOf(file)).rejects.toMatchObject({ name: 'TableError', code })
  })

  it('is said where a file goes beyond a limit', async () => {
    await expect(rowsOf('a,b\n1,2\n3,4\n5,6\n', { rows: 2 })).rejects.toMatchObject({ code: 'too-many-rows', row: 4 })
    await expect(rowsOf('a,b,c\n1,2,3\n', { columns: 2 })).rejects.toMatchObject({ code: 'too-many-columns' })
    await expect(rowsOf(`a,b\n1,${'x'.repeat(50)}\n`, { cell: 40 })).rejects.toMatchObject({
      code: 'cell-too-long',
      row: 2,
    })
  })

  it('is said of a file that is too large before the rest of it is read', async () => {
    let given = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1000
        yield new Uint8Array(1000).fill(97)
      }
    }
    await expect(inspectTable(endless(), 10_000)).rejects.toMatchObject({ code: 'too-large' })
    expect(given).toBe(11_000)
  })
})

describe('any table', () => {
  // A cell of blanks alone is as good as empty, and so is a row of them.
  const cell = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll(/\p{Cc}/gu, ' '))
  const filled = cell.filter((text) => text.trim() !== '')

  it('is read as it was written, however it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(filled, cell, fc.constantFrom('a\nb', '1,5', '"', ';;')), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, size) => {
          let text = ''
          const written = rows.map(([key, name, note]) => ({ key, name, note }))
          for await (const piece of writeTable(['key', 'name', 'note'], written)) text += piece
          const read = await rowsOf(text, { size })
          expect(read.map(({ cells }) => cells)).toEqual(
            written.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))),
          )
        },
      ),
    )
  })

  it('of any bytes is read or refused in words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const failure = await rowsOf(bytes).then(
          () => null,
          (error: unknown) => error,
        )
        if (failure !== null) expect(failure).toBeInstanceOf(TableError)
      }),
    )
  })
})
