import { type HeldFigure, type PrintedBrief, printedBrief } from '../../review/audit/audit.ts'
import { readBrief } from '../../review/audit/brief/brief.ts'
import type { Piece } from '../../review/audit/reading/reading.ts'
import { figureId, type Month, monthsBetween, parseFigureId } from '../../trade/trade.ts'

/**
 * What the readers of the audit understand of a draft: figures named by its words, whatever sentence they stand in. Their
 * ids count from the month that the draft names most; here they count from that of the brief.
 */
export function readPrinted(pieces: readonly Piece[], month: Month): PrintedBrief {
  const printed = printedBrief(readBrief(pieces))
  const lag = printed.month === null ? 0 : monthsBetween(printed.month, month)
  if (lag === 0) return printed
  const figures = printed.figures.flatMap((figure) => {
    const name = parseFigureId(figure.id)
    const shifted = (name?.lag ?? 0) + lag
    // A later month than the brief’s has no figure in it.
    return name && shifted >= 0 && shifted < 1000
      ? [{ ...figure, id: figureId({ ...name, lag: shifted }) }]
      : []
  })
  return { ...printed, figures }
}

/** The month that most periods of a text end with; null where it names none. */
export const printedMonth = (pieces: readonly Piece[]): Month | null => readBrief(pieces).month

/** The figures that were read, by line; each is taken once. */
export class Readings {
  readonly #byLine = new Map<number, HeldFigure[]>()

  constructor(held: readonly HeldFigure[]) {
    for (const figure of held) {
      const line = figure.place.line ?? -1
      this.#byLine.set(line, [...(this.#byLine.get(line) ?? []), figure])
    }
  }

  /** The next figure of a line that is printed so; undefined where none was read. */
  take(line: number | null, text: string): HeldFigure | undefined {
    const figures = this.#byLine.get(line ?? -1) ?? []
    const index = figures.findIndex(({ printed }) => plain(printed) === plain(text))
    return index < 0 ? undefined : figures.splice(index, 1)[0]
  }
}

const plain = (text: string): string => text.replace(/[-−+<>,]/g, '')
