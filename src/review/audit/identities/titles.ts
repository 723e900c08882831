import { addMonths, getCalendarMonth, getYear, type Month } from '../../../trade/trade.ts'
import { type AuditedBrief, monthOrNull } from '../brief/brief.ts'
import { type Identity, words } from '../identity.ts'

/** Titles, headings and notes: months, units, numbers of tables, the footnote. */
export function titleIdentities(brief: AuditedBrief): Identity[] {
  const month = monthOfBrief(brief)
  return [
    ...(month === null
      ? []
      : [...periods(brief, month), ...netNote(brief, month), ...footnote(brief, month)]),
    ...spans(brief),
    ...units(brief),
    ...numbering(brief),
  ]
}

/** The month that a brief says most often that it is about. */
export function monthOfBrief({ periods: stated }: AuditedBrief): Month | null {
  const counts = new Map<Month, number>()
  for (const { year, month } of stated) {
    const message = year === null ? null : monthOrNull(year, month)
    if (message !== null) counts.set(message, (counts.get(message) ?? 0) + 1)
  }
  const most = [...counts].sort(([, a], [, b]) => b - a)[0]
  return most?.[0] ?? null
}

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
  if (!note) return [words('footnote', { part: 'footnote' }, '', '本报告定义的…', false)]
  const { codes, nomenclature, place, printed } = note
  const edition = editions.findLast((year) => year <= getYear(month))
  const fit = codes.length > 0 && codes.every((code) => /^(?:\d{2}){2,5}$/.test(code))
  return [
    words('footnote', place, printed, '', fit),
    words('footnote', place, `HS${nomenclature}`, `HS${edition}`, borrowedCodes || nomenclature === edition),
  ]
}

/** One unit of money throughout; quantities in a unit that the overview's caption names. */
function units({ units: stated, overview }: AuditedBrief): Identity[] {
  const money = mostFrequent(stated.filter(({ of }) => of === 'money').map(({ printed }) => printed))
  const quantities = overview?.caption.units.slice(1) ?? []
  return stated.flatMap(({ place, printed, of }) => {
    if (of === 'money') return [words('unit', place, printed, money ?? '')]
    return quantities.length === 0
      ? []
      : [words('unit', place, printed, quantities.join('/'), quantities.includes(printed))]
  })
}

function mostFrequent(texts: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** Of the tables that stand first; between them and those of the course may be others, which are not read. */
const numbering = ({ captions }: AuditedBrief): Identity[] =>
  captions
    .filter(({ kind }) => kind !== 'course')
    .map(({ number, line }, index) =>
      words(
        'numbering',
        { part: 'caption', table: number, ...(line === null ? {} : { line }) },
        `表${number}`,
        `表${index + 1}`,
      ),
    )
