import {
  type FigureFlow,
  type FigureName,
  figureId,
  type Measure,
  type Window,
} from '../../../trade/trade.ts'
import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief, Entry } from '../brief/brief.ts'
import { amount, base, type Term } from '../term.ts'

export const findFigure = (brief: AuditedBrief, name: FigureName): PrintedFigure | null =>
  brief.figures.get(figureId(name)) ?? null

/** A total of the overview with its growth. */
export function findTotal(
  brief: AuditedBrief,
  flow: FigureFlow,
  window: Window,
  measure: Measure = 'value',
): { value: PrintedFigure | null; growth: PrintedFigure | null } {
  const figureName = { flow, window, measure }
  return {
    value: findFigure(brief, figureName),
    growth: findFigure(brief, { ...figureName, operation: 'yoy' }),
  }
}

/** What a row of a ranking is compared by. */
export type Aspect = 'value' | 'share' | 'base'

export const aspects: readonly Aspect[] = ['value', 'share', 'base']

interface Cells {
  readonly value: PrintedFigure | null
  readonly share?: PrintedFigure | null
  readonly growth: PrintedFigure | null
}

/** The value, the share, or the value of a year before as the growth implies it; null where it is not printed. */
export function getAspect({ value, share, growth }: Cells, aspect: Aspect): Term | null {
  if (aspect === 'value') return value && amount(value)
  if (aspect === 'share') return share ? amount(share) : null
  return value && growth && base(value, growth)
}

/** The terms of those entries that print one. */
export const listTerms = (entries: readonly Entry[], aspect: Aspect): Term[] =>
  entries.flatMap((entry) => getAspect(entry, aspect) ?? [])
