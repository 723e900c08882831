import type { FigureDimension, FigureFlow, FigureId } from '../../../trade/trade.ts'

/**
 * What a printed number is of. `run` is a window and, where it ends before the text’s month, by how many months: `month`,
 * `ytd-12`. Its id is that of the figure in our own briefs, where these have it.
 */
export interface FigureKey {
  readonly flow: FigureFlow
  readonly dimension?: FigureDimension | 'other'
  readonly code?: string
  readonly run: string
  /** `value`, `quantity`, `quantity2`, `unitValue`; of a further unit, with that: `quantity[克]`. */
  readonly measure: string
  readonly operation?: string
}

export function figureKeyId({ flow, dimension, code, run, measure, operation }: FigureKey): FigureId {
  const subject = dimension ? `.${dimension}.${code ?? ''}` : ''
  return `${flow}${subject}.${run}.${measure}${operation ? `.${operation}` : ''}`
}

/** The same of the total, of which a subject is a part. */
export const totalKey = ({ flow, run, measure, operation }: FigureKey): FigureKey => ({
  ...{ flow, run, measure },
  ...(operation && { operation }),
})

/** The run so many months earlier: `ytd` as `ytd-12`. */
export function earlierRun(run: string, months: number): string {
  const [window = '', lag = '0'] = run.split('-')
  const total = Number(lag) + months
  return total === 0 ? window : `${window}-${total}`
}

/** What a printed number is, where a finding names its place: an amount, a share, a growth, a change, or by how much it differs from another. */
export type FigureColumn = 'amount' | 'share' | 'growth' | 'onMonth' | 'change' | 'difference'

/** The column of a number by the operation that gives it, in a table and in a sentence alike. */
export function columnOfOperation(operation: string | undefined): FigureColumn {
  if (operation?.startsWith('against')) return 'growth'
  switch (operation) {
    case undefined:
    case 'adjusted':
      return 'amount'
    case 'share':
    case 'shareOfOther':
      return 'share'
    case 'yoy':
    case 'yoyTimes':
    case 'ratio':
      return 'growth'
    case 'mom':
    case 'adjustedMom':
      return 'onMonth'
    case 'mirrorDifference':
    case 'mirrorPercent':
    case 'toAverage':
      return 'difference'
    default:
      return 'change'
  }
}
