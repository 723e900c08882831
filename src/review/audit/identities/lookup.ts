import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief, Entry } from '../brief/brief.ts'
import { type FigureKey, figureKeyId } from '../subjects/subjects.ts'
import { amount, base, type Term } from '../term.ts'

export const findFigure = (brief: AuditedBrief, key: FigureKey): PrintedFigure | null =>
  brief.figures.get(figureKeyId(key)) ?? null

/** A total with its growth. */
export function findTotal(
  brief: AuditedBrief,
  flow: FigureKey['flow'],
  run: string,
  measure = 'value',
): { value: PrintedFigure | null; growth: PrintedFigure | null } {
  const key = { flow, run, measure }
  return { value: findFigure(brief, key), growth: findFigure(brief, { ...key, operation: 'yoy' }) }
}

/** The runs of months that totals are stated of. */
export const listRuns = ({ keyed }: AuditedBrief): string[] => [
  ...new Set(keyed.flatMap(({ key }) => (key.dimension === undefined ? key.run : []))),
]

/** Quantities and values that totals are stated in. */
export const listMeasures = ({ keyed }: AuditedBrief): string[] => [
  ...new Set(
    keyed.flatMap(({ key }) =>
      key.dimension === undefined && key.measure !== 'unitValue' ? key.measure : [],
    ),
  ),
]

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

/** Whether two figures count the same unit. */
export const areAlike = (a: PrintedFigure, b: PrintedFigure): boolean => a.unit?.base === b.unit?.base

/** The figures of a brief by what they are of. */
export class FiguresByKey {
  readonly #figures: AuditedBrief['figures']

  constructor({ figures }: AuditedBrief) {
    this.#figures = figures
  }

  /** The figure of the same subject that differs in what is given; undefined takes a part away. */
  find(key: FigureKey, other: Partial<Record<keyof FigureKey, string | undefined>>): PrintedFigure | null {
    const changed = Object.fromEntries(
      Object.entries({ ...key, ...other }).filter(([, value]) => value !== undefined),
    )
    return this.#figures.get(figureKeyId(changed as unknown as FigureKey)) ?? null // the flow is never taken away
  }
}

/** Whether the brief leaves something out of what shares of this flow are taken of. */
export const isLeftOut = ({ excluded }: AuditedBrief, flow: FigureKey['flow']): boolean =>
  (flow === 'export' || flow === 'import') && excluded[flow] !== undefined
