import { addMonths, getCalendarMonth, getYear, type Month, toMonth } from '../../../trade/trade.ts'
import { readUnit } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief } from '../brief/brief.ts'
import { type Identity, words } from '../identity.ts'
import { unitsOfTable } from '../tables/tables.ts'

/** Titles, headings and notes: months, units, numbers of tables, the footnote. Texts of other kinds need none of these. */
export function titleIdentities(brief: AuditedBrief): Identity[] {
  const month = monthOfBrief(brief)
  if (!brief.isOwnGenre) return [...units(brief), ...codes(brief)]
  return [
    ...(month === null
      ? []
      : [...periods(brief, month), ...netNote(brief, month), ...footnote(brief, month)]),
    ...spans(brief),
    ...units(brief),
    ...numbering(brief),
    ...codes(brief),
  ]
}

/** The month that a brief says most often that it is about. */
function monthOfBrief({ periods: stated }: AuditedBrief): Month | null {
  const counts = new Map<Month, number>()
  for (const { year, month } of stated) {
    const message = year === null ? null : monthOrNull(year, month)
    if (message !== null) counts.set(message, (counts.get(message) ?? 0) + 1)
  }
  const most = [...counts].sort(([, a], [, b]) => b - a)[0]
  return most?.[0] ?? null
}

const monthOrNull = (year: number, month: number): Month | null =>
  year > 1900 && year <= 2999 && month >= 1 && month <= 12 ? toMonth(year, month) : null

const inWords = (month: Month): string => `${getYear(month)}年${getCalendarMonth(month)}月`

const periods = ({ periods: stated }: AuditedBrief, subject: Month): Identity[] =>
  stated.map(({ place, printed, year, month }) => {
    const same = month === getCalendarMonth(subject) && (year === null || year === getYear(subject))
    return words('period', place, printed, inWords(subject), same)
  })

/** 表1 spans January to the month where it has a year to date. */
function spans({ overview }: AuditedBrief): Identity[] {
  if (!overview) return []
  const { caption, windows } = overview
  const place = { part: 'caption', table: caption.number } as const
  if (!windows.some((window) => window === 'month' || window === 'ytd')) return []
  const expected = windows.includes('ytd') ? '1-' : ''
  return [words('period', place, caption.sinceJanuary ? '1-' : '', expected)]
}

/** The year of the base is the year before, and the months are the same. */
function netNote({ netNote: note }: AuditedBrief, month: Month): Identity[] {
  if (!note) return []
  const { place, printed, now, before } = note
  const yearBefore = addMonths(month, -12)
  const is = (stated: { year: number; month: number }, givenMonth: Month) =>
    stated.year === getYear(givenMonth) && stated.month === getCalendarMonth(givenMonth)
  const expected = `${inWords(month)} … ${inWords(yearBefore)}`
  return [
    words('period', place, printed, expected, is(now, month)),
    words('period', place, printed, expected, is(before, yearBefore)),
  ]
}

/** Editions of the Harmonized System by the year in which they begin (World Customs Organization). */
const editions = [1988, 1996, 2002, 2007, 2012, 2017, 2022, 2028]

function footnote({ footnote: note, borrowedCodes }: AuditedBrief, month: Month): Identity[] {
  if (!note) return []
  const { codes, nomenclature, place, printed } = note
  const edition = editions.findLast((year) => year <= getYear(month))
  const fit = codes.length > 0 && codes.every((code) => /^(?:(?:\d{2}){2,5}|\d{9})$/.test(code))
  return [
    words('footnote', place, printed, '', fit),
    ...(nomenclature === null
      ? []
      : [
          words(
            'footnote',
            place,
            `HS${nomenclature}`,
            `HS${edition}`,
            borrowedCodes || nomenclature === edition,
          ),
        ]),
  ]
}

/** One currency throughout; quantities in units of those that the overview's caption names. */
function units({ units: stated, overview, isOwnGenre, cells, currencies }: AuditedBrief): Identity[] {
  const currency = mostFrequent(
    stated.filter(({ of: measure }) => measure === 'money').map(({ printed }) => readUnit(printed).base),
  )
  // A brief may have tables in each of two currencies.
  const ofTables = new Set([...currencies, ...[...cells.values()].flatMap(({ unit }) => unit?.base ?? [])])
  const quantities = overview ? unitsOfTable(overview.caption).slice(1) : []
  const counted = new Set(quantities.map((unit) => readUnit(unit).base))
  return stated.flatMap(({ place, printed, of: measure, meant }) => {
    if (meant !== undefined) return [words('unit', place, printed, meant, false)]
    // A text of another kind may state other currencies and quantities in prose than in its tables.
    if (!isOwnGenre) return []
    const { base } = readUnit(printed)
    if (measure === 'money') {
      const isOfTables = place.part === 'prose' && ofTables.has(base)
      const expected = base === currency ? printed : printed.replace(base, currency ?? '')
      return [words('unit', place, printed, expected, base === currency || isOfTables)]
    }
    return quantities.length === 0 || place.part === 'caption'
      ? []
      : [words('unit', place, printed, quantities.join('/'), counted.has(base))]
  })
}

/** A code that sentences or captions name is one of the product that the footnote defines, or a part or whole of it. */
function codes({ footnote: note, namedCodes }: AuditedBrief): Identity[] {
  if (!note || note.codes.length === 0) return []
  return namedCodes.map(({ code, place }) => {
    const isOfProduct = note.codes.some((own) => own.startsWith(code) || code.startsWith(own))
    return words('code', place, code, note.codes.join('、'), isOfProduct)
  })
}

function mostFrequent(texts: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** Of the tables that are read; between them may be others, and those of the course are numbered after these. */
export const numbering = ({ captions }: AuditedBrief): Identity[] =>
  captions
    .filter(({ kind }) => kind !== 'course' && kind !== 'chart' && kind !== 'other')
    .map(({ number, position, line }) =>
      words(
        'numbering',
        { part: 'caption', table: number, ...(line === null ? {} : { line }) },
        `表${number}`,
        `表${position}`,
      ),
    )
