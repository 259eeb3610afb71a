import { PDFDocument, type PDFFont, type PDFPage, PrintScaling, rgb, StandardFonts } from 'pdf-lib'
import { drawBoard, type Rectangle } from './board'
import { checkLineMm, type Paper, sheetLayout } from './sheet'

export type SheetTexts = {
  readonly language: string
  readonly title: string
  readonly instruction: string
  /** Beside the line: what it must measure. */
  readonly check: string
  readonly checkFailed: string
}

const pointsPerMm = 72 / 25.4
const black = rgb(0, 0, 0)
const white = rgb(1, 1, 1)

/**
 * The marker sheet as a PDF of one page: the board as vector rectangles at its exact size, the check line, and how to
 * print it. Asks viewers not to scale when printing.
 */
export async function sheetPdf(paper: Paper, texts: SheetTexts): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setTitle(`FitSize · ${texts.title}`, { showInWindowTitleBar: true })
  document.setLanguage(texts.language)
  document.setCreator('FitSize')
  document.catalog.getOrCreateViewerPreferences().setPrintScaling(PrintScaling.None)
  const regular = await document.embedFont(StandardFonts.Helvetica)
  const bold = await document.embedFont(StandardFonts.HelveticaBold)
  const layout = sheetLayout(paper)
  const page = document.addPage([layout.widthMm * pointsPerMm, layout.heightMm * pointsPerMm])
  const pen = penFor(page, layout.heightMm)

  const drawing = drawBoard()
  for (const rectangle of drawing.black) pen.rectangle(shifted(rectangle, layout.board), black)
  for (const rectangle of drawing.white) pen.rectangle(shifted(rectangle, layout.board), white)

  pen.text('FitSize', layout.title, bold, 11)
  pen.text(texts.title, { x: layout.title.x + 19, y: layout.title.y }, regular, 9)
  pen.text(texts.instruction, layout.instruction, regular, 8)
  drawCheckLine(pen, layout.checkLine, { regular, bold }, texts)
  return await document.save()
}

type Place = { readonly x: number; readonly y: number }

/** Draws in millimetres from the top left corner; PDF counts points from the bottom left. */
function penFor(page: PDFPage, heightMm: number) {
  return {
    rectangle: ({ x, y, width, height }: Rectangle, color: typeof black) =>
      page.drawRectangle({
        x: x * pointsPerMm,
        y: (heightMm - y - height) * pointsPerMm,
        width: width * pointsPerMm,
        height: height * pointsPerMm,
        color,
      }),
    text: (text: string, { x, y }: Place, font: PDFFont, size: number) =>
      page.drawText(text, { x: x * pointsPerMm, y: (heightMm - y) * pointsPerMm, font, size, color: black }),
    widthOf: (text: string, font: PDFFont, size: number) => font.widthOfTextAtSize(text, size) / pointsPerMm,
  }
}

const lineWidthMm = 0.25

function drawCheckLine(
  pen: ReturnType<typeof penFor>,
  { x, y }: Place,
  fonts: { readonly regular: PDFFont; readonly bold: PDFFont },
  texts: SheetTexts,
): void {
  pen.rectangle({ x, y: y - lineWidthMm / 2, width: checkLineMm, height: lineWidthMm }, black)
  for (let mm = 0; mm <= checkLineMm; mm++) {
    const height = mm % 10 === 0 ? 3 : mm % 5 === 0 ? 2.2 : 1.4
    // The outer edges of the first and last tick are exactly the check length apart.
    const left = mm === 0 ? x : mm === checkLineMm ? x + mm - lineWidthMm : x + mm - lineWidthMm / 2
    pen.rectangle({ x: left, y: y - height, width: lineWidthMm, height }, black)
  }
  for (const mm of [0, 50, checkLineMm]) {
    const label = mm === checkLineMm ? `${mm} mm` : String(mm)
    const width = mm === checkLineMm ? pen.widthOf(String(mm), fonts.regular, 7) : pen.widthOf(label, fonts.regular, 7)
    pen.text(label, { x: x + mm - width / 2, y: y + 3.2 }, fonts.regular, 7)
  }
  pen.text(texts.check, { x: x + checkLineMm + 9, y: y - 1.2 }, fonts.bold, 8)
  pen.text(texts.checkFailed, { x: x + checkLineMm + 9, y: y + 2.4 }, fonts.regular, 8)
}

const shifted = (rectangle: Rectangle, { x, y }: Place): Rectangle => ({
  ...rectangle,
  x: rectangle.x + x,
  y: rectangle.y + y,
})
