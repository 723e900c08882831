import { Workbook } from 'wasm-xlsxwriter'
import { type Document, getLocale } from '../../brief/brief.ts'
import { coreProperties, corePropertiesPath, forgetZipTimes, replaceZipEntries } from '../ooxml/ooxml.ts'
import { Looks } from './cell-formats.ts'
import { chartPart, chartPath } from './chart.ts'
import { dataSheet } from './data-sheet.ts'
import { FigureFormulas } from './figure-formulas.ts'
import { contentsSheet, coverSheet, notesSheet, textSheet } from './pages.ts'
import { Sheet } from './sheet.ts'
import { tableSheet } from './table.ts'
import { planWorkbook, type WorkbookPlan } from './workbook-plan.ts'

/** The bytes of a brief as a workbook. */
export function createWorkbook(document: Document): Uint8Array {
  const plan = planWorkbook(document)
  const { numbers } = getLocale(document.language)
  const palette = document.about.look?.colours?.series
  const parts = [
    [corePropertiesPath, coreProperties(document)] as const,
    ...plan.tables
      .flatMap(({ chart, sheet }) =>
        chart ? [chartPart(chart, sheet, { font: workbookFont(document, plan), palette, numbers })] : [],
      )
      .map((part, index) => [chartPath(index + 1), part] as const),
  ]
  const contents = new Map(parts.map(([path, text]) => [path, new TextEncoder().encode(text)]))
  return forgetZipTimes(replaceZipEntries(workbook(document, plan), contents))
}

const workbookFont = ({ about }: Document, { words }: WorkbookPlan): string =>
  about.look?.fonts?.body ?? words.font

function workbook(document: Document, plan: WorkbookPlan): Uint8Array {
  const { sheets } = plan.words
  const looks = new Looks(workbookFont(document, plan), document.about.look?.colours?.accent)
  const formulas = new FigureFormulas(document.figures, getLocale(document.language).numbers)
  const book = new Workbook()
  try {
    const add = (name: string, fill: (sheet: Sheet) => void) => {
      const sheet = new Sheet(book.addWorksheet(), name, looks)
      fill(sheet)
      sheet.close()
    }
    add(sheets.cover, (sheet) => coverSheet(sheet, plan, looks))
    add(sheets.contents, (sheet) => contentsSheet(sheet, plan, looks))
    add(sheets.text, (sheet) => textSheet(sheet, plan, looks))
    for (const planned of plan.tables)
      add(planned.sheet, (sheet) => tableSheet(sheet, planned, plan, formulas, looks))
    add(sheets.notes, (sheet) => notesSheet(sheet, plan, looks))
    add(sheets.data, (sheet) => dataSheet(sheet, plan, formulas, looks))
    return book.saveToBufferSync()
  } finally {
    book.free()
  }
}
