import { type FigureName, figureId } from '../../../trade/trade.ts'
import { type Place, type PrintedFigure, readNumber } from '../../printed-numbers/printed-numbers.ts'
import type { Unread } from './audited-brief.ts'

/** The signs for nothing to show; our own say in a note what they mean. */
const nothing = new Set(['', '-', '—', '–', '..', '×'])

/** Gathers the figures of tables by id, and what could not be read. */
export class Cells {
  readonly figures = new Map<string, PrintedFigure>()
  readonly unread: Unread[] = []

  /** The figure that a cell prints; null where it prints nothing, or nothing that can be read. */
  read(text: string, name: FigureName, place: Place): PrintedFigure | null {
    if (nothing.has(text)) return null
    const number = readNumber(text)
    if (!number) {
      this.unread.push({ what: 'cell', place, text })
      return null
    }
    const id = figureId(name)
    const figure: PrintedFigure = { ...number, id, place }
    if (!this.figures.has(id)) this.figures.set(id, figure)
    return figure
  }
}

export const lineAt = (line: number | null): { line?: number } => (line === null ? {} : { line })
