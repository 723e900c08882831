import { getLocale } from '../../brief/brief.ts'
import { printedLogo } from '../shared/shared.ts'
import type { Looks } from './cell-formats.ts'
import type { Sheet } from './sheet.ts'
import { markedText, type WorkbookPlan } from './workbook-plan.ts'

/** Widths in digits of a column of prose, and of a column of sheets' names. */
const proseWidth = 72
const nameWidth = 14

/** The cover: title, issuer, what the brief says about itself, and how to use the workbook. */
export function coverSheet(sheet: Sheet, plan: WorkbookPlan, looks: Looks): void {
  const { document, words } = plan
  const { title, subtitle, about } = document
  sheet.layOut([proseWidth], { heading: title, footer: words.footer })
  const logo = printedLogo(document, getLocale(document.language))
  if (logo) sheet.addLogo(0, 0, logo)
  let row = sheet.lines(logo ? 1 : 0, 0, title, looks.title)
  row = sheet.lines(row, 0, subtitle, looks.subtitle)
  if (about.issuer !== null) row = sheet.lines(row, 0, about.issuer, looks.subtitle)
  for (const block of plan.statements)
    row =
      block.kind === 'heading'
        ? sheet.lines(row + 1, 0, block.text, looks.heading)
        : sheet.lines(row, 0, markedText(block.content, words), looks.body)
  row = sheet.lines(row + 1, 0, words.about, looks.heading)
  for (const line of words.use) row = sheet.lines(row, 0, line, looks.body)
  sheet.link(row + 1, 0, words.sheets.contents, words.sheets.contents)
  sheet.hideGridlines()
}

/** The contents: every sheet with a link, and what it holds. */
export function contentsSheet(sheet: Sheet, plan: WorkbookPlan, looks: Looks): void {
  const { document, words, tables } = plan
  const { sheets, holds, columns } = words
  const entries = [
    [sheets.cover, holds.cover],
    [sheets.text, holds.text],
    ...tables.map((planned) => [planned.sheet, planned.table.caption] as const),
    [sheets.notes, holds.notes],
    [sheets.data, holds.data],
  ] as const
  sheet.layOut([nameWidth, proseWidth - nameWidth], { heading: document.title, footer: words.footer })
  sheet.text(0, 0, columns.sheet, looks.nameHeader)
  sheet.text(0, 1, columns.holds, looks.nameHeader)
  entries.forEach(([name, what], index) => {
    sheet.link(index + 1, 0, name, name)
    sheet.text(index + 1, 1, what, looks.body)
  })
  sheet.freezeHeader()
  sheet.hideGridlines()
}

/** The brief's text; where a table stands, there is a link to its sheet. */
export function textSheet(sheet: Sheet, plan: WorkbookPlan, looks: Looks): void {
  const { document, words, tables } = plan
  sheet.layOut([proseWidth], { heading: document.title, footer: words.footer })
  const onCover = new Set<unknown>(plan.statements)
  let row = 0
  for (const block of document.blocks.filter((entry) => !onCover.has(entry)))
    switch (block.kind) {
      case 'heading':
        if (block.level === 1 && row > 0) row++
        row = sheet.lines(row, 0, block.text, block.level === 1 ? looks.heading : looks.subheading)
        break
      case 'paragraph': {
        const look = block.role === 'commentary' ? looks.commentary : looks.body
        row = sheet.lines(row, 0, markedText(block.content, words), look)
        break
      }
      case 'list':
        block.items.forEach((item, index) => {
          const mark = block.start === null ? '•' : `${block.start + index}.`
          const look = block.role === 'commentary' ? looks.commentary : looks.body
          row = sheet.lines(row, 0, `${mark} ${markedText(item, words)}`, look)
        })
        break
      case 'table':
      case 'chart': {
        const planned = tables.find(({ table, chart }) => table === block || chart === block)
        sheet.link(row++, 0, block.caption, planned?.sheet ?? words.sheets.contents)
      }
    }
  sheet.link(row + 1, 0, words.backToContents, words.sheets.contents)
  sheet.hideGridlines()
}

/** The notes of all tables by their numbers, with the sheets that they belong to, then the footnotes. */
export function notesSheet(sheet: Sheet, plan: WorkbookPlan, looks: Looks): void {
  const { document, words, notes } = plan
  const { columns } = words
  const between = getLocale(document.language).listSeparator
  const headers = [columns.number, columns.note, columns.where]
  sheet.layOut([nameWidth, proseWidth - nameWidth, nameWidth], {
    heading: document.title,
    footer: words.footer,
  })
  headers.forEach((label, column) => {
    sheet.text(0, column, label, looks.nameHeader)
  })
  const entries = [
    ...notes.map((note) => [words.noteMark(note.number), note.text, note.sheets.join(between)] as const),
    ...document.footnotes.map(
      ({ number, content }) =>
        [words.footnoteMark(number), markedText(content, words), words.sheets.text] as const,
    ),
  ]
  let row = 1
  for (const [mark, text, where] of entries) {
    sheet.text(row, 0, mark, looks.body)
    sheet.text(row, 2, where, looks.body)
    row = sheet.lines(row, 1, text, looks.body)
  }
  sheet.link(row + 1, 0, words.backToContents, words.sheets.contents)
  sheet.freezeHeader()
  sheet.hideGridlines()
}
