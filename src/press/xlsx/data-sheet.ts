import type { ShownFigure } from '../../brief/brief.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import { createFigureNames, derivationWords } from '../figure-names/figure-names.ts'
import type { Looks } from './cell-formats.ts'
import type { Content, FigureFormulas } from './figure-formulas.ts'
import type { Sheet } from './sheet.ts'
import { getRow, valueCell, type WorkbookPlan } from './workbook-plan.ts'

/** Digits that every spreadsheet keeps of a number. */
const stored = 15

/**
 * The data sheet: every figure in words, with value, unit, what is printed of it, what kind of cell it is, marker,
 * exact value and derivation, and its id in the last column. It is no table object and has no filter: sorted, its formulas would name other figures' cells.
 */
export function dataSheet(sheet: Sheet, plan: WorkbookPlan, formulas: FigureFormulas, looks: Looks): void {
  const { document, rows, words } = plan
  const { columns, kinds, markers } = words
  const look = { input: looks.input, formula: looks.figure, fixed: looks.fixed }
  const header = { name: looks.nameHeader, next: looks.nextNameHeader, figure: looks.figureHeader }
  const headers = [
    [columns.figure, 'name', 44],
    [columns.value, 'figure', 20],
    [columns.unit, 'next', 8],
    [columns.printed, 'figure', 13],
    [columns.scale, 'figure', 16],
    [columns.kind, 'next', 10],
    [columns.marker, 'next', 16],
    [columns.exact, 'name', 30],
    [columns.derivation, 'name', 84],
    [columns.id, 'name', 38],
  ] as const
  sheet.layOut(
    headers.map(([, , width]) => width),
    { heading: document.title, footer: words.footer },
  )
  headers.forEach(([label, holds], column) => {
    sheet.text(0, column, label, header[holds])
  })
  const name = createFigureNames(document)
  const addressOf = (id: string) => valueCell(getRow(rows, id))
  for (const figure of document.figures.values()) {
    const row = getRow(rows, figure.id) + 1
    const value = formulas.value(figure, addressOf)
    sheet.text(row, 0, name(figure.id), looks.name)
    const kind = kindOf(figure, value)
    sheet.content(row, 1, value, look[kind])
    sheet.text(row, 2, figure.unit, looks.nextName)
    sheet.content(row, 3, formulas.shown(figure.id, figure.text, addressOf), looks.figure)
    sheet.content(row, 4, scaleCell(figure), looks.figure)
    sheet.text(row, 5, kinds[kind], looks.nextName)
    if (figure.marker) sheet.text(row, 6, markers[figure.marker], looks.nextName)
    if (isLong(figure)) sheet.text(row, 7, figure.exact ?? '', looks.name)
    sheet.text(
      row,
      8,
      derivationWords(figure.derivation, document.language, { nameFigure: name }),
      looks.body,
    )
    sheet.text(row, 9, figure.id, looks.name)
  }
  sheet.freezeHeader(1)
}

/** What a reader may change, what follows, and what does neither: it comes from cells that the workbook lacks. */
/** How many base units make one shown: a whole number, or a thousandth for unit values per tonne. */
function scaleCell({ scale }: ShownFigure): Content {
  const factor = Fraction.parse(scale)
  const format = factor.denominator === 1n ? '#,##0' : '0.000'
  return { kind: 'number', value: Number(factor.toDecimal()), format }
}

function kindOf({ derivation }: ShownFigure, value: Content): 'input' | 'formula' | 'fixed' {
  if (value.kind === 'formula') return 'formula'
  return derivation.operation === 'sum' || derivation.operation === 'bulletin' ? 'input' : 'fixed'
}

/** Whether a value has more digits than a number in a spreadsheet keeps. */
function isLong({ value }: ShownFigure): boolean {
  const digits = (value ?? '').replace(/[-.]/g, '').replace(/^0+/, '')
  return (value?.includes('.') ? digits.replace(/0+$/, '') : digits).length > stored
}
