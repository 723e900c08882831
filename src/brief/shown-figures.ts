import {
  type Figure,
  type FigureId,
  getYear,
  listCellSets,
  listOperands,
  parseFigureId,
} from '../trade/trade.ts'
import type { Block, Inline } from './document.ts'

const listInlines = (block: Block): readonly Inline[] => {
  if (block.kind === 'paragraph') return block.content
  return block.kind === 'list' ? block.items.flat() : []
}

/** The figures that blocks print, in sentences, tables and charts. */
export function listShownFigures(blocks: readonly Block[]): ReadonlySet<FigureId> {
  const ids = blocks.flatMap((block): readonly FigureId[] => {
    if (block.kind === 'table')
      return block.rows.flatMap((row) =>
        row.kind === 'data' ? row.cells.flatMap((cell) => (cell.kind === 'figure' ? [cell.id] : [])) : [],
      )
    if (block.kind === 'chart') return block.series.flatMap(({ points }) => points.map(({ id }) => id))
    return listInlines(block).flatMap((inline) => (inline.kind === 'figure' ? [inline.id] : []))
  })
  return new Set(ids)
}

/** Whether one of the figures is by place. */
export const includesPlaces = (shown: ReadonlySet<FigureId>): boolean =>
  [...shown].some((id) => parseFigureId(id)?.dimension === 'place')

/** Whether one of the figures stands on the totals of the nation. */
export const includesNation = (shown: ReadonlySet<FigureId>): boolean =>
  [...shown].some((id) => parseFigureId(id)?.operation === 'nationalShare')

/**
 * The first year that blocks speak of: of the data behind a figure that they print, or one that a sentence names, as the
 * highest of any month since 2019. Infinity where they speak of none.
 *
 * @param shown the figures that the blocks print.
 */
export function findFirstYear(
  blocks: readonly Block[],
  shown: ReadonlySet<FigureId>,
  figures: ReadonlyMap<FigureId, Pick<Figure, 'derivation'>>,
): number {
  const years: number[] = blocks
    .flatMap(listInlines)
    .flatMap((inline) =>
      inline.kind === 'text' ? [...inline.text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)] : [],
    )
    .map(([year]) => Number(year))
  const seen = new Set<FigureId>()
  const waiting = [...shown]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const derivation = seen.has(id) ? undefined : figures.get(id)?.derivation
    seen.add(id)
    if (!derivation) continue
    years.push(...listCellSets(derivation).map(({ months }) => getYear(months.from)))
    if (derivation.operation === 'cells') waiting.push(...(derivation.of ? [derivation.of] : []))
    else if (derivation.operation !== 'sum' && derivation.operation !== 'bulletin')
      waiting.push(...listOperands(derivation))
  }
  return Math.min(Number.POSITIVE_INFINITY, ...years)
}
