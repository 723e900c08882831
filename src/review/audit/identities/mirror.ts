import { listMonths, type Month } from '../../../trade/trade.ts'
import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief, ProseFigure } from '../brief/brief.ts'
import { equal, type Identity } from '../identity.ts'
import { runMonths } from '../subjects/subjects.ts'
import type { KeyedFigure } from '../tables/tables.ts'
import { amount, base, difference, growthBetween, signed, sum, type Term } from '../term.ts'
import { figureAsInTable, followsSign, isComparable } from './prose.ts'

const flows = ['export', 'import'] as const

/**
 * The data of both sides, with one other reporter: what separates exports and imports follows from them, several months are the sum
 * of each, and prose says the figures of the table.
 */
export function mirrorIdentities(brief: AuditedBrief): Identity[] {
  const cells = brief.keyed.filter(({ figure: { place } }) => place.part === 'table' && !place.isChart)
  return [...differences(cells), ...sumsOfMonths(cells, brief.month), ...prose(cells, brief)]
}

/** Of each row, imports less exports, and that in percent of exports. */
function differences(cells: readonly KeyedFigure[]): Identity[] {
  return cells.flatMap(({ key, figure }) => {
    if (key.operation !== 'mirrorDifference' && key.operation !== 'mirrorPercent') return []
    const [exported, imported] = flows.map((flow) => findCell(cells, { ...key, flow }))
    if (!exported || !imported) return []
    const [before, current] = [amount(exported), amount(imported)]
    return [
      key.operation === 'mirrorDifference'
        ? equal('mirrorDifference', signed(figure), difference(current, before))
        : equal('mirrorPercent', signed(figure), growthBetween(current, before)),
    ]
  })
}

/** The level of a flow, of the same months and measure. */
const findCell = (
  cells: readonly KeyedFigure[],
  { flow, run, measure }: KeyedFigure['key'],
  operation?: string,
): PrintedFigure | undefined =>
  cells.find(
    ({ key }) =>
      key.flow === flow && key.run === run && key.measure === measure && key.operation === operation,
  )?.figure

/** Of several months whose rows are all there, now and, where the table has growths, a year before. */
function sumsOfMonths(cells: readonly KeyedFigure[], month: Month | null): Identity[] {
  if (month === null) return []
  return cells.flatMap(({ key, figure }): Identity[] => {
    const months = runMonths(key.run, month)
    if (key.operation !== undefined || months === null || months.from === months.to) return []
    const singles = listMonths(months).map((each) => {
      const single = cells.find(({ key: { flow, run, measure, operation } }) => {
        const range = runMonths(run, month)
        return (
          flow === key.flow &&
          measure === key.measure &&
          operation === undefined &&
          range?.from === each &&
          range.to === each
        )
      })
      return single ?? null
    })
    if (!singles.every((single) => single !== null)) return []
    const now = equal('months', amount(figure), sum(singles.map((single) => amount(single.figure))))
    const before = [{ key, figure }, ...singles].map((each): Term | null => {
      const growth = findCell(cells, each.key, 'yoy')
      return growth ? base(each.figure, growth) : null
    })
    const [total, ...parts] = before.every((term) => term !== null) ? before : []
    return total ? [now, equal('months', total, sum(parts), { before: true })] : [now]
  })
}

/** What prose says of a side: of the partner by name, where the table has it in the heading. */
function prose(cells: readonly KeyedFigure[], brief: AuditedBrief): Identity[] {
  const { figures, namings } = brief.prose
  const stated: readonly ProseFigure[] = [...figures, ...namings.flatMap((naming) => naming.figures)]
  return stated.flatMap((each) => {
    // Where prose names nobody either, it is held against its cell as in any other table.
    if (brief.cells.has(each.figure.id)) return []
    const measures = each.key.measure === 'quantity' ? ['quantity', 'quantity2'] : [each.key.measure]
    const cell = measures
      .map((measure) => findCell(cells, { ...each.key, measure }, each.key.operation))
      .find((found) => found !== undefined)
    return cell && isComparable(each.figure, cell)
      ? [figureAsInTable(each, cell), ...followsSign(each, cell)]
      : []
  })
}
