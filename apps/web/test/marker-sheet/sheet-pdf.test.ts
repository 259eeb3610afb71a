import { inflateSync } from 'node:zlib'
import { PDFArray, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { paperNames, paperOfFile, papers, sheetFile, sheetLayout } from '@/features/marker-sheet/sheet'
import { sheetPdf } from '@/features/marker-sheet/sheet-pdf'

const texts = {
  language: 'fr',
  title: 'Feuille repère',
  instruction: 'À imprimer à 100 %.',
  check: 'Ce trait doit mesurer 100 mm.',
  checkFailed: 'Sinon, réimprimez.',
}

type Drawn = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The filled rectangles of a PDF page, in millimetres from its bottom left corner, as the drawing operators say. */
async function rectanglesOf(bytes: Uint8Array): Promise<readonly Drawn[]> {
  const document = await PDFDocument.load(bytes)
  const contents = document.getPage(0).node.Contents()
  const content = contents instanceof PDFArray ? contents.lookup(0) : contents
  if (!(content instanceof PDFRawStream)) throw new Error('the page has no content')
  const operators = inflateSync(content.contents).toString('latin1')
  const mm = (points: string | undefined) => (Number(points) / 72) * 25.4
  // pdf-lib moves the origin, then draws a path from (0, 0) over its three other corners.
  const pattern = /1 0 0 1 ([\d.]+) ([\d.]+) cm\n(?:[^\n]* cm\n)*0 0 m\n0 ([\d.]+) l\n([\d.]+) /g
  return [...operators.matchAll(pattern)].map(([, x, y, height, width]) => ({
    x: mm(x),
    y: mm(y),
    width: mm(width),
    height: mm(height),
  }))
}

describe.each(paperNames)('the sheet on %s', (paper) => {
  const { widthMm, heightMm } = papers[paper]

  it('is one upright page of that size that asks not to be scaled', async () => {
    const document = await PDFDocument.load(await sheetPdf(paper, texts))
    expect(document.getPageCount()).toBe(1)
    const { width, height } = document.getPage(0).getSize()
    expect((width / 72) * 25.4).toBeCloseTo(widthMm, 6)
    expect((height / 72) * 25.4).toBeCloseTo(heightMm, 6)
    expect(document.catalog.getOrCreateViewerPreferences().getPrintScaling()).toBe('None')
    expect(document.catalog.get(PDFName.of('Lang'))?.toString()).toContain('fr')
  })

  it('has the board in its middle, at its true size', async () => {
    const squares = (await rectanglesOf(await sheetPdf(paper, texts))).filter(
      ({ width }) => Math.abs(width - 36) < 1e-6,
    )
    expect(squares).toHaveLength(18)
    const left = Math.min(...squares.map(({ x }) => x))
    const right = Math.max(...squares.map(({ x, width }) => x + width))
    const bottom = Math.min(...squares.map(({ y }) => y))
    const top = Math.max(...squares.map(({ y, height }) => y + height))
    expect(right - left).toBeCloseTo(180, 6)
    expect(top - bottom).toBeCloseTo(252, 6)
    expect(left).toBeCloseTo(widthMm - right, 6)
    expect(bottom).toBeCloseTo(heightMm - top, 6)
  })

  it('has a check line of 100 mm below the board, clear of it and of the edge', async () => {
    const drawn = await rectanglesOf(await sheetPdf(paper, texts))
    const line = drawn.find(({ width }) => Math.abs(width - 100) < 1e-6)
    expect(line).toBeDefined()
    const boardBottom = heightMm - (sheetLayout(paper).board.y + 252)
    const ticks = drawn.filter(({ width, height }) => width < 0.3 && height > 1)
    expect(ticks).toHaveLength(101)
    expect(Math.max(...ticks.map(({ y, height }) => y + height))).toBeLessThan(boardBottom - 2)
    // Few printers reach the last 5 mm.
    expect(line?.y).toBeGreaterThan(5)
  })
})

describe('file names', () => {
  it('lead back to their paper', () => {
    for (const paper of paperNames) expect(paperOfFile(sheetFile(paper))).toBe(paper)
    expect(paperOfFile('fitsize-marker-sheet-a3.pdf')).toBeNull()
    expect(paperOfFile('constructor')).toBeNull()
  })
})
