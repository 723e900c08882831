import { isMoney } from '../../printed-numbers/printed-numbers.ts'
import type { Paragraph } from '../prose/prose.ts'
import { type Caption, lineAt, type ReadTable } from '../tables/tables.ts'
import type { StatedPeriod, StatedUnit } from './audited-brief.ts'

/** Months that captions name. */
export const captionPeriods = (captions: readonly Caption[]): StatedPeriod[] =>
  captions.flatMap(({ number, month, line, kind }) =>
    month === null || kind === 'chart'
      ? []
      : [
          {
            place: { part: 'caption', table: number, ...lineAt(line) },
            printed: `${Math.trunc(month / 100)}年${month % 100}月`,
            year: Math.trunc(month / 100),
            month: month % 100,
          },
        ],
  )

const lead = /(\d{4})年(1-)?(\d{1,2})月，中国/g
const title = /简报（(\d{4})年(\d{1,2})月）/

/** Months with which the sentences of a brief begin, that of its title, and those of the headings of its tables. */
export function leadPeriods(
  paragraphs: readonly Paragraph[],
  tables: readonly ReadTable[],
  texts: readonly string[],
): StatedPeriod[] {
  const titled = texts.map((text) => title.exec(text)).find((match) => match !== null)
  const periods: StatedPeriod[] = titled
    ? [
        {
          place: { part: 'title' },
          printed: titled[0].slice(3, -1),
          year: Number(titled[1]),
          month: Number(titled[2]),
        },
      ]
    : []
  for (const { text, lineAt: line, kind } of paragraphs) {
    if (kind !== 'prose') continue
    for (const match of text.matchAll(lead)) {
      const [printed, year, since, month] = match
      periods.push({
        place: { part: 'prose', window: since === undefined ? 'month' : 'ytd', ...line(match.index) },
        printed: printed.slice(0, -3),
        year: Number(year),
        month: Number(month),
      })
    }
  }
  return [...periods, ...tables.flatMap(headingPeriods)]
}

/** 12月当月 and 1至12月累计 in a heading; periods of other years are of a base. */
function headingPeriods({ caption, columns }: ReadTable): StatedPeriod[] {
  if (caption.kind === 'chart' || caption.kind === 'course') return []
  const found = new Map<string, StatedPeriod>()
  for (const { period } of columns) {
    if (!period || period.year !== null || period.last === null || period.last < 1) continue
    if ((period.kind !== 'month' && period.kind !== 'ytd') || period.yearsBefore !== undefined) continue
    const window = period.kind
    const place = { part: 'header', table: caption.number, window } as const
    if (!found.has(period.kind))
      found.set(period.kind, { place, printed: period.text, year: null, month: period.last })
  }
  return [...found.values()]
}

/** Units that captions name. */
export const captionUnits = (captions: readonly Caption[]): StatedUnit[] =>
  captions.flatMap(({ number, meaning, meant, line, kind }) =>
    kind === 'chart'
      ? []
      : meaning.units
          .flatMap(({ kind: measure, text: unit }, index): StatedUnit[] => {
            if (measure !== 'money' && measure !== 'quantity') return []
            const place = { part: 'caption', table: number, ...lineAt(line) } as const
            const expected = meant?.[index] ?? unit
            return [{ place, printed: unit, of: measure, ...(expected !== unit && { meant: expected }) }]
          })
          .filter(({ of: measure, meant: other }) => measure === 'money' || other !== undefined),
  )

/** Units that names of rows have in brackets. */
export const rowUnits = (tables: readonly ReadTable[]): StatedUnit[] =>
  tables.flatMap(({ caption, rows }) =>
    rows.flatMap(({ label, cells, name, line }): StatedUnit[] => {
      const [unit] = label.kind === 'statistic' ? label.meaning.units : []
      const amount = cells.find(({ key, figure }) => key.operation === undefined && figure?.unit)?.figure
        ?.unit
      if (!unit?.unit || !amount || label.kind !== 'statistic' || label.meaning.facets.flow === undefined)
        return []
      const money = isMoney(unit.unit)
      return [
        {
          place: { part: 'table', table: caption.number, row: name, ...lineAt(line) },
          printed: unit.text,
          of: money ? 'money' : 'quantity',
          ...(money && unit.text !== amount.text && { meant: amount.text }),
        },
      ]
    }),
  )
