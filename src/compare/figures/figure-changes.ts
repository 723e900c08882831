import { type Block, type Document, getLocale, type Inline, type ShownFigure } from '../../brief/brief.ts'
import { type CodeLists, figureWords } from '../../codes/codes.ts'
import { countDecimals } from '../../press/ooxml/ooxml.ts'
import { Fraction, formatDigits, type NumberForm } from '../../trade/numbers/numbers.ts'
import { type FigureId, type Localized, parsePeriod } from '../../trade/trade.ts'
import type { FigureChange } from '../comparison.ts'
import { type FigureCauses, readExact } from './figure-causes.ts'
import { unitWords } from './unit-words.ts'

/** Figures that two versions print differently, and how many others there are. */
export interface FigureChanges {
  readonly figures: readonly FigureChange[]
  readonly same: number
  /** Whose exact values differ, and which print the same. */
  readonly unseen: number
}

/** Compares the figures that the text, the tables or the charts of either version print. */
export function compareFigures(
  older: Document,
  newer: Document,
  causes: FigureCauses,
  codes: CodeLists,
): FigureChanges {
  const [before, after] = [printedFigures(older), printedFigures(newer)]
  const figures: FigureChange[] = []
  let [same, unseen] = [0, 0]
  for (const id of new Set([...after.keys(), ...before.keys()])) {
    const [was, now] = [before.get(id), after.get(id)]
    if (was?.text === now?.text && was && now) {
      if (older.figures.get(id)?.exact === newer.figures.get(id)?.exact) same++
      else unseen++
    } else figures.push(describeChange(id, was, now, { older, newer, causes, codes }))
  }
  return { figures, same, unseen }
}

/** A figure as one place of a brief prints it, which may have a unit of its own. */
export interface PrintedFigure {
  readonly text: string
  readonly scale: string
  readonly figure: ShownFigure
}

interface Versions {
  readonly older: Document
  readonly newer: Document
  readonly causes: FigureCauses
  readonly codes: CodeLists
}

function describeChange(
  id: FigureId,
  was: PrintedFigure | undefined,
  now: PrintedFigure | undefined,
  { older, newer, causes, codes }: Versions,
): FigureChange {
  const shown = now ?? was
  const document = now ? newer : older
  return {
    id,
    name: figureWords(id, codes, parsePeriod(document.about.month)?.last),
    older: was?.text ?? null,
    newer: now?.text ?? null,
    unit: shown ? unitOf(shown) : noUnit,
    olderUnit: was && now && isOtherUnit(was, now) ? unitOf(was) : null,
    difference: was && now ? printedDifference(was, now, getLocale(newer.language).numbers) : null,
    differenceUnit: shown
      ? unitWords(shown.figure.unit === '%' ? 'pp' : shown.figure.unit, shown.scale)
      : noUnit,
    causes: printedCauses(id, was, now, causes),
  }
}

const noUnit: Localized = { zh: '', en: '' }

const unitOf = ({ figure, scale }: PrintedFigure): Localized => unitWords(figure.unit, scale)

const isOtherUnit = (was: PrintedFigure, now: PrintedFigure): boolean =>
  was.scale !== now.scale || was.figure.unit !== now.figure.unit

/** Of a figure that both versions have, and one prints: its value, or the order of a ranking, is another. */
function printedCauses(
  id: FigureId,
  was: PrintedFigure | undefined,
  now: PrintedFigure | undefined,
  causes: FigureCauses,
) {
  const found = causes.find(id)
  if (found.length > 0) return found
  return causes.ofPlace(id, was !== undefined && now !== undefined)
}

/** A difference that rounds to nothing has so many more decimals at most. */
const furtherDecimals = 3

/** Newer less older, in the unit of the newer, with as many decimals as the finer of both has, or as show something. */
function printedDifference(was: PrintedFigure, now: PrintedFigure, numbers: NumberForm): string | null {
  const [old, current] = [readExact(was.figure.exact), readExact(now.figure.exact)]
  if (!old || !current || was.figure.unit !== now.figure.unit) return null
  const difference = current.minus(old).dividedBy(readExact(now.scale) ?? Fraction.of(1n))
  const fewest = Math.max(countDecimals(was.text, numbers) ?? 0, countDecimals(now.text, numbers) ?? 0)
  const texts = Array.from({ length: furtherDecimals + 1 }, (_, more) => difference.toFixed(fewest + more))
  const text = texts.find((item) => /[1-9]/.test(item)) ?? difference.toFixed(fewest)
  const printed = formatDigits(text, { ...numbers, grouped: false })
  return difference.sign() > 0 ? `+${printed}` : printed
}

/** The figures that a brief prints, as the first place prints them that has a unit of its own, or else its text. */
export function printedFigures({ blocks, footnotes, figures }: Document): Map<FigureId, PrintedFigure> {
  const printed = new Map<FigureId, PrintedFigure>()
  const add = (id: FigureId) => {
    const figure = figures.get(id)
    if (figure && !printed.has(id)) printed.set(id, { text: figure.text, scale: figure.scale, figure })
  }
  for (const block of blocks) for (const id of blockFigures(block)) add(id)
  for (const { content } of footnotes) for (const id of inlineFigures(content)) add(id)
  return printed
}

export function blockFigures(block: Block): FigureId[] {
  switch (block.kind) {
    case 'heading':
      return []
    case 'paragraph':
      return inlineFigures(block.content)
    case 'list':
      return block.items.flatMap(inlineFigures)
    case 'table':
      return block.rows.flatMap((row) =>
        row.kind === 'block' ? [] : row.cells.flatMap((cell) => (cell.kind === 'figure' ? [cell.id] : [])),
      )
    case 'chart':
      return block.series.flatMap(({ points }) => points.map(({ id }) => id))
  }
}

const inlineFigures = (content: readonly Inline[]): FigureId[] =>
  content.flatMap((inline) => (inline.kind === 'figure' ? [inline.id] : []))
