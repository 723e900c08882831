import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief } from '../brief/brief.ts'
import { equal, type FigureIdentity } from '../identity.ts'
import { amount, difference, gain, signed, sum } from '../term.ts'
import { findFigure, findTotal, listMeasures, listRuns } from './lookup.ts'
import { growthOfTotal } from './total-growth.ts'

/** Totals, net exports, and their changes, of a table or of prose (brief/anatomy, Numbers). */
export function overviewIdentities(brief: AuditedBrief): FigureIdentity[] {
  const measures = listMeasures(brief)
  return listRuns(brief).flatMap((window) => [
    ...measures.flatMap((measure) => totals(brief, window, measure)),
    ...net(brief, window),
  ])
}

function totals(brief: AuditedBrief, window: string, measure: string): FigureIdentity[] {
  const trade = findTotal(brief, 'trade', window, measure)
  const exports = findTotal(brief, 'export', window, measure)
  const imports = findTotal(brief, 'import', window, measure)
  const identities: FigureIdentity[] = []
  if (trade.value && exports.value && imports.value)
    identities.push(
      equal('sum', amount(trade.value), sum([amount(exports.value), amount(imports.value)]), { window }),
    )
  if (trade.growth && trade.value && isWhole(exports) && isWhole(imports))
    identities.push(
      equal('totalGrowth', signed(trade.growth), growthOfTotal(trade.value, exports, imports), { window }),
    )
  return identities
}

function net(brief: AuditedBrief, window: string): FigureIdentity[] {
  const figureName = { flow: 'net', run: window, measure: 'value' } as const
  const balance = findFigure(brief, figureName)
  const change = findFigure(brief, { ...figureName, operation: 'difference' })
  const exports = findTotal(brief, 'export', window)
  const imports = findTotal(brief, 'import', window)
  const identities: FigureIdentity[] = []
  if (balance && exports.value && imports.value)
    identities.push(
      equal('net', signed(balance), difference(amount(exports.value), amount(imports.value)), { window }),
    )
  if (change && isWhole(exports) && isWhole(imports))
    identities.push(
      equal(
        'netChange',
        signed(change),
        difference(gain(exports.value, exports.growth), gain(imports.value, imports.growth)),
        { window },
      ),
    )
  return identities
}

interface Whole {
  readonly value: PrintedFigure
  readonly growth: PrintedFigure
}

const isWhole = (figureName: {
  value: PrintedFigure | null
  growth: PrintedFigure | null
}): figureName is Whole => figureName.value !== null && figureName.growth !== null
