import {
  type Place,
  type PrintedFigure,
  type PrintedUnit,
  readNumber,
  scaleNumber,
} from '../../printed-numbers/printed-numbers.ts'
import { type FigureKey, figureKeyId } from '../subjects/subjects.ts'

/** What could not be read, and where. */
export interface Unread {
  readonly what: 'caption' | 'table' | 'header' | 'row' | 'cell' | 'clause' | 'missingTable'
  readonly place: Place
  readonly text: string
}

/** A figure with what it is of. */
export interface KeyedFigure {
  readonly key: FigureKey
  readonly figure: PrintedFigure
}

/** A row that is printed once more right below itself. */
export interface RepeatedRow {
  readonly name: string
  readonly place: Place
}

/** The signs for nothing to show; our own say in a note what they mean. */
const nothing = new Set(['', '-', '--', '—', '——', '–', '..', '…', '×', '/', 'n.a.', 'N/A'])

/** Gathers the figures of tables, and what could not be read. */
export class Cells {
  /** The first figure of each id. */
  readonly figures = new Map<string, PrintedFigure>()
  readonly keyed: KeyedFigure[] = []
  readonly unread: Unread[] = []
  readonly repeatedRows: RepeatedRow[] = []

  /** The figure that a cell prints; null where it prints nothing, or nothing that can be read. @param unit of an amount. */
  read(text: string, key: FigureKey, place: Place, unit?: PrintedUnit): PrintedFigure | null {
    if (nothing.has(text)) return null
    const number = readNumber(withSign(text).replace(/\s?%$/, ''))
    if (!number) {
      this.unread.push({ what: 'cell', place, text })
      return null
    }
    const id = figureKeyId(key)
    const figure: PrintedFigure = unit
      ? { ...scaleNumber(number, unit), id, place, unit }
      : { ...number, id, place }
    if (!this.figures.has(id)) this.figures.set(id, figure)
    this.keyed.push({ key, figure })
    return figure
  }
}

export const lineAt = (line: number | null): { line?: number } => (line === null ? {} : { line })

/** ↓2.3 is -2.3, and ↑2.3 is 2.3. */
const withSign = (text: string): string => text.replace(/^[↓▼]\s?(?=\d)/, '-').replace(/^[↑▲]\s?(?=\d)/, '')
