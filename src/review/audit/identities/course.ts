import { addMonths, listMonths, type Month, type MonthRange, windowMonths } from '../../../trade/trade.ts'
import type { AuditedBrief, CourseRow, CourseTable } from '../brief/brief.ts'
import { equal, type FigureIdentity } from '../identity.ts'
import { amount, base, signed, sum, type Term } from '../term.ts'
import { type Aspect, findTotal, getAspect } from './lookup.ts'

const compared: readonly Aspect[] = ['value', 'base']

/** The course by month: several months are the sum of each, 环比 follows from its neighbour, and 表1 has the last one too. */
export const courseIdentities = (brief: AuditedBrief): FigureIdentity[] =>
  brief.courses.flatMap((course) => [...sums(brief, course), ...onMonths(course), ...repeated(brief, course)])

/** Rows over several months, and the year to date of 表1, now and, by what growths imply, a year before. */
function sums(brief: AuditedBrief, { flow, measure, rows }: CourseTable): FigureIdentity[] {
  const single = singles(rows)
  const parts = (months: MonthRange, aspect: Aspect): Term[] | null => {
    const terms = listMonths(months).map((givenMonth) => {
      const row = single.get(givenMonth)
      return row ? getAspect(row, aspect) : null
    })
    return terms.every((term) => term !== null) ? terms : null
  }
  const wholes = [
    ...rows.filter(({ months }) => months.from !== months.to),
    ...(brief.month
      ? [{ months: windowMonths('ytd', brief.month), ...findTotal(brief, flow, 'ytd', measure) }]
      : []),
  ]
  return wholes.flatMap((total) =>
    compared.flatMap((aspect) => {
      const [current, subject] = [getAspect(total, aspect), parts(total.months, aspect)]
      return current && subject && subject.length > 1
        ? [equal('months', current, sum(subject), { before: aspect === 'base' })]
        : []
    }),
  )
}

function onMonths({ rows }: CourseTable): FigureIdentity[] {
  const single = singles(rows)
  return [...single.values()].flatMap((row) => {
    const before = single.get(monthBefore(row))?.value
    return before && row.value && row.onMonth
      ? [equal('onMonth', amount(before), base(row.value, row.onMonth))]
      : []
  })
}

/** What 表1 prints of the month, once more. */
function repeated(brief: AuditedBrief, { flow, measure, rows }: CourseTable): FigureIdentity[] {
  const { month } = brief
  const courseRow = rows.find(({ months: { from, to } }) => from === month && to === month)
  const total = findTotal(brief, flow, 'month', measure)
  return (['value', 'growth'] as const).flatMap((column) => {
    const [printedFigure, other] = [courseRow?.[column], total[column]]
    return printedFigure && other && printedFigure !== other
      ? [equal('repeated', signed(printedFigure), signed(other))]
      : []
  })
}

/** The month before the first of a row of one month. */
const monthBefore = ({ months }: CourseRow): Month => addMonths(months.from, -1)

const singles = (rows: readonly CourseRow[]): ReadonlyMap<Month, CourseRow> =>
  new Map(rows.filter(({ months }) => months.from === months.to).map((row) => [row.months.to, row]))
