import type { Document } from '../../brief/brief.ts'
import type { Product } from '../../brief/product/product.ts'
import type { CodeLists } from '../../codes/codes.ts'
import type { HeldFigure, PrintedBrief } from '../../review/audit/audit.ts'
import { normalise, type Piece, readMarkdown } from '../../review/audit/reading/reading.ts'
import { getMessageLanguage, type Month, nameMonth } from '../../trade/trade.ts'
import { NameList } from './changed-words.ts'
import { checkDraft } from './check-draft.ts'
import { printedMonth, readPrinted } from './readings.ts'
import { readReference } from './reference.ts'
import type { DraftReport } from './verdicts.ts'

/** The brief that a draft is checked against. */
export interface DraftSubject {
  readonly document: Document
  readonly codes: CodeLists
  readonly product: Product
  /** The last month of the brief. */
  readonly month: Month
  /** Holds what was read of the draft against the ledger. */
  readonly hold: (printed: PrintedBrief) => Promise<readonly HeldFigure[]>
}

/** Checks the numbers of a text, and says which month it names most. */
export async function checkText(
  text: string,
  { document, codes, product, month, hold }: DraftSubject,
): Promise<DraftReport & { readonly draftMonth: Month | null }> {
  const pieces = readDraft(text)
  const stated = printedMonth(pieces)
  const title = normalise(titleOf(document, month, stated ?? month))
  const printed = readPrinted([{ kind: 'text', text: title, line: null }, ...pieces], month)
  const report = checkDraft({
    pieces,
    reference: readReference(document),
    figures: document.figures,
    held: printed.figures.length > 0 ? await hold(printed) : [],
    names: new NameList(codes, product),
  })
  return { ...report, draftMonth: stated }
}

/** A draft as text and tables: Markdown or plain text. Quotations count too, since analysts’ words are printed as such. */
const readDraft = (text: string): Piece[] => readMarkdown(text.replace(/^>[ \t]?/gm, ''))

/** The title of the brief as that of another month: it tells the readers which goods the text is about. */
function titleOf({ title, language }: Document, month: Month, stated: Month): string {
  const [from, to] = [month, stated].map(
    (item) => nameMonth(item, { isLong: true })[getMessageLanguage(language)],
  )
  return from !== undefined && to !== undefined ? title.replace(from, to) : title
}
