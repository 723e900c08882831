import { type FigureName, type FigureOperation, figureId } from '../../trade/trade.ts'
import { findSplitRule } from './split-figures.ts'
import { findSpreadRule } from './spread-figures.ts'
import { NoRule } from './unknown-figure-error.ts'

const growths: readonly (FigureOperation | undefined)[] = ['yoy', 'mom', 'twoYear', 'against']

/**
 * Refuses names with a part that their rule does not read: the figure would be of something else than its name says.
 *
 * @throws NoRule for rankings by another measure than value; for prices and volumes of a part, or of another measure; for
 * growth of net exports in percent, whose base may be negative.
 */
export function refuseIgnoredParts(name: FigureName): void {
  const { flow, dimension, measure, operation } = name
  if (findSpreadRule(name) && measure !== 'value')
    throw new NoRule(`rankings are by value: ${figureId(name)}`)
  if (findSplitRule(name) && (dimension || measure !== 'value'))
    throw new NoRule(`prices and volumes are of the value of a flow as a whole: ${figureId(name)}`)
  if (flow === 'net' && growths.includes(operation))
    throw new NoRule(`net exports change by an amount: ${figureId(name)}`)
}
