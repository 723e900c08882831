import type { FigureFlow, Flow } from '../../../trade/trade.ts'
import {
  type PrintedFigure,
  readNumber,
  readUnit,
  scaleNumber,
} from '../../printed-numbers/printed-numbers.ts'
import { findNamed, readPeriodAt } from '../lexicon/lexicon.ts'
import type { Paragraph } from '../prose/prose.ts'
import { captionStart, type Piece, tighten } from '../reading/reading.ts'
import { type FigureKey, figureKeyId, resolvePeriod } from '../subjects/subjects.ts'
import type { Caption } from '../tables/tables.ts'
import type { AuditedBrief, NamedCode, ProseFigure, RankingTable } from './audited-brief.ts'
import type { WholeText } from './text-context.ts'

type Notes = Pick<AuditedBrief, 'netNote' | 'footnote' | 'excluded' | 'borrowedCodes' | 'namedCodes'>

/** What notes, the footnote and the statements of method say. */
export function readNotes(paragraphs: readonly Paragraph[], captions: readonly Caption[]): Notes {
  const footnote = firstOf(paragraphs, readFootnote)
  return {
    netNote: firstOf(paragraphs, readNetNote),
    footnote,
    excluded: readExcluded(paragraphs),
    borrowedCodes: paragraphs.some(({ text }) =>
      /沿用HS\d{4}编码|沿用.{0,40}编码统计|the codes of HS\d{4} are used/.test(text),
    ),
    namedCodes: [...readCodes(paragraphs), ...captions.flatMap(codesOfCaption)],
  }
}

function firstOf<Found>(
  paragraphs: readonly Paragraph[],
  read: (paragraph: Paragraph) => Found | null,
): Found | null {
  for (const paragraph of paragraphs) {
    const found = read(paragraph)
    if (found !== null) return found
  }
  return null
}

const netForm =
  /即(\d{4})年(\d{1,2})月(?:（或1-\d{1,2}月）)?的净出口额减去(\d{4})年(\d{1,2})月(?:（或1-\d{1,2}月）)?的净出口额/

function readNetNote({ text, lineAt }: Paragraph): Notes['netNote'] {
  const match = netForm.exec(text)
  if (!match) return null
  const [printed, year, month, yearBefore, monthBefore] = match
  return {
    now: { year: Number(year), month: Number(month) },
    before: { year: Number(yearBefore), month: Number(monthBefore) },
    printed,
    place: { part: 'note', ...lineAt(match.index) },
  }
}

const footnoteForm =
  /本报告定义的.{1,100}?对应的产品分类及([A-Z][\w/ ]{1,30}?)代码为：([^。]{1,2000})|In this (?:brief|report), (?:.{1,100}? are defined by (?:these|the following) classes|[“"]?.{1,100}?[”"]?\s?covers the following class(?:es)?) and ([A-Z][\w/ ]{1,30}?) codes?：([^.]{1,2000})/

function readFootnote({ text, lineAt }: Paragraph): Notes['footnote'] {
  const match = footnoteForm.exec(text)
  if (!match) return null
  const [printed, named, classes, englishNamed, englishClasses] = match
  const [, year] = /^HS(\d{4})$/.exec(named ?? englishNamed ?? '') ?? []
  const listed = (classes ?? englishClasses ?? '').split(/；(?=上年)|; for the year before/)[0] ?? ''
  return {
    nomenclature: year === undefined ? null : Number(year),
    classes: [...listed.matchAll(/(?:^|[；;、，]\s?)([^；;、，（）()\d]{2,60})(?=（\d|\s\(\d)/g)].flatMap(
      ([, name]) => name?.trim() ?? [],
    ),
    codes: listed.match(/(?<!\d)\d{2,10}(?=[、），, ]|$)/g) ?? [],
    printed: printed.slice(0, 120),
    place: { part: 'footnote', ...lineAt(match.index) },
  }
}

const placesInFull =
  /表中[^，。]{1,6}按照(出口|进口)额大小由上（最大）向下（最小）排列。|(?:Places|Provinces|States) are in descending order of (exports|imports)\./
/** Of a table whose rows are not all of the total. */
const placesBeside =
  /不属于任何一.{1,3}，计入总额而不参与排名|Part of the total but of no \w+, and not ranked/

/** Flows of which tables list all places: our own notes say where only the first are shown, and what is of no place. */
export function readFlowsInFull(paragraphs: readonly Paragraph[]): ReadonlySet<FigureFlow> {
  const flows = new Set<FigureFlow>()
  let last: FigureFlow | null = null
  for (const { kind, text } of paragraphs) {
    if (kind !== 'method') continue
    const [, chinese, english] = placesInFull.exec(text) ?? []
    const named = chinese ?? english
    if (named !== undefined) last = /^(?:出口|exports)$/.test(named) ? 'export' : 'import'
    if (last === null) continue
    if (named !== undefined) flows.add(last)
    if (placesBeside.test(text)) flows.delete(last)
  }
  return flows
}

const codeForm =
  /(?:HS(?:\d{4})?|税号|商品编码|税则号列?|海关编码|编码)\s?(?:为|：|编码|code)?\s?(\d{4,10})(?!\d|年)/g

/** Codes that sentences name; those of footnotes and statements are not among them. */
function readCodes(paragraphs: readonly Paragraph[]): NamedCode[] {
  return paragraphs.flatMap(({ kind, text, lineAt }) =>
    kind === 'method' || footnoteForm.test(text)
      ? []
      : [...text.matchAll(codeForm)].map((match) => ({
          code: match[1] ?? '',
          place: { part: 'prose', ...lineAt(match.index) } as const,
        })),
  )
}

const codesOfCaption = ({ meaning, number, line }: Caption): NamedCode[] =>
  [...meaning.text.matchAll(codeForm)].map((match) => ({
    code: match[1] ?? '',
    place: { part: 'caption', table: number, ...(line !== null && { line }) },
  }))

/** `进口区域分布：所占比重的分母…不含…`: what a brief says to leave out of the total that shares are taken of. */
function readExcluded(paragraphs: readonly Paragraph[]): Notes['excluded'] {
  const excluded: Partial<Record<Flow, string>> = {}
  for (const { text } of paragraphs) {
    for (const sentence of text.split('。')) {
      const index = sentence.indexOf('分母')
      const what = /不含([^；，]{1,60})/.exec(sentence.slice(index))?.[1]
      if (index < 0 || !what || !sentence.includes('比重')) continue
      const before = sentence.slice(0, index)
      excluded[before.lastIndexOf('进口') > before.lastIndexOf('出口') ? 'import' : 'export'] = what
    }
    const [, flow, what] =
      /(Exports|Imports) by partner：\s?shares[^；;]{0,120}?and rankings (?:exclude|leave out) ([^;]{1,100})/.exec(
        text,
      ) ?? []
    if (flow && what) excluded[flow === 'Exports' ? 'export' : 'import'] = what
  }
  return excluded
}

/** `当月自德国进口（1373.8%）`, `重庆当月进口（3563.1%）`. */
const chineseBase =
  /(?:(?<partnerWindow>当月|累计|当季|本季度|半年|全年)[对自](?<partner>[^：、（）]{1,30}?)|(?<name>[^：、（）]{1,30}?)(?<window>当月|累计|当季|本季度|半年|全年))(?<verb>出口|进口)（(?<rate>-?\d[\d.,]*)%）/g

/** `imports from Germany in the month (1373.8%)`. */
const englishBase =
  /\b(?<verb>exports|imports) (?:to|from|of|in|(?:by traders )?registered in|under) (?<name>[^（）;]{1,60}?) in the (?<window>month|year to date|quarter|half-year|year)\s?（(?<rate>-?\d[\d.,]*)%）/g

const windows: Readonly<Record<string, string>> = {
  ...{ 当月: 'month', 累计: 'ytd', 当季: 'quarter', 本季度: 'quarter', 半年: 'half', 全年: 'year' },
  ...{ month: 'month', 'year to date': 'ytd', quarter: 'quarter', 'half-year': 'half', year: 'year' },
}

/** The growths that the statement of small bases repeats. */
export function readLowBases(paragraphs: readonly Paragraph[], { runs }: WholeText): ProseFigure[] {
  return paragraphs.flatMap(({ text, lineAt }) => {
    const start = text.search(/基数较小：|Small bases：/)
    if (start < 0) return []
    const statement = text.slice(start)
    const matches = [...statement.matchAll(chineseBase), ...statement.matchAll(englishBase)]
    return matches.flatMap(({ groups = {} }): ProseFigure[] => {
      const { partner, name = partner ?? '', partnerWindow, window = partnerWindow, verb, rate = '' } = groups
      const number = readNumber(rate)
      if (!number) return []
      const named = findNamed(name) ?? { dimension: 'partner' as const, code: name }
      const kind = windows[window ?? ''] ?? 'month'
      const run = kind === 'ytd' ? runs.name({ from: firstOfYear(runs.month), to: runs.month }, 'ytd') : kind
      const key: FigureKey = {
        flow: verb === '出口' || verb === 'exports' ? 'export' : 'import',
        ...named,
        run,
        measure: 'value',
        operation: 'yoy',
      }
      const place = { part: 'note', window: run, row: name, column: 'growth', ...lineAt(start) } as const
      const figure = { ...number, id: figureKeyId(key), place }
      return [{ figure, key, word: null, negated: false, isPeriodStated: true, isHedged: false }]
    })
  })
}

const firstOfYear = <Month extends number>(month: Month): Month => (month - (month % 100) + 1) as Month // YYYYMM

const chineseTotal =
  /([^、以]{1,24}?(?:当月|累计|季度|半年|全年|月))([<>]?-?\d[\d.,]*)([^、\d]{1,8})(?=、|为100%)/g
const englishTotal = /(US\$|RMB )?(\d[\d.,]*) ?(billion|million|thousand)?\s?（([^（）]{3,40})）/g

/** `注：所占比重以12月当月26659.1万美元、…为100%。` under a ranking: what its shares are taken of, by flow and window. */
export function readShareTotals(
  rankings: readonly RankingTable[],
  pieces: readonly Piece[],
  context: WholeText,
): AuditedBrief['shareTotals'] {
  const totals = new Map<string, PrintedFigure>()
  const notes = shareNotes(pieces)
  for (const { flow, caption } of rankings)
    for (const note of notes.get(caption.position) ?? [])
      for (const { when, number, unit } of statedTotals(note)) {
        const run = runOf(when, context)
        const printed = readNumber(number)
        if (!printed || run === null || flow === 'trade' || flow === 'net') continue
        const id = figureKeyId({ flow: flow as FigureFlow, run, measure: 'value', operation: 'denominator' })
        const place = { part: 'note', table: caption.number, window: run, column: 'amount' } as const
        const total: PrintedFigure = {
          ...scaleNumber(printed, readUnit(unit)),
          id,
          place,
          unit: readUnit(unit),
        }
        totals.set(`${flow} ${run}`, total)
      }
  return totals
}

/** Notes on shares, by the place of the table’s caption that they stand under. */
function shareNotes(pieces: readonly Piece[]): Map<number, string[]> {
  const notes = new Map<number, string[]>()
  let position = 0
  let open = ''
  for (const piece of pieces) {
    if (piece.kind === 'table') continue
    const text = tighten(piece.text)
    if (captionStart.test(text)) {
      if (!/^(?:图|Figure)/.test(text)) position += 1
      open = ''
    } else {
      open = /所占比重以|Note：\s?shares are of/.test(text) ? text : open === '' ? '' : open + text
      if (/为100%|）\.$/.test(open)) {
        notes.set(position, [...(notes.get(position) ?? []), open])
        open = ''
      }
    }
  }
  return notes
}

function statedTotals(note: string): { when: string; number: string; unit: string }[] {
  const [, chinese] = /所占比重以(.{1,200}?为100%)/.exec(note) ?? []
  if (chinese)
    return [...chinese.matchAll(chineseTotal)].map(([, when = '', number = '', unit = '']) => ({
      when,
      number,
      unit,
    }))
  return [...note.matchAll(englishTotal)].map(([, currency = '', number = '', size = '', when = '']) => ({
    ...{ when, number, unit: `${currency.trim()} ${size}`.trim() },
  }))
}

function runOf(when: string, { runs, year, month }: WholeText): string | null {
  const period = readPeriodAt(when, 0)?.period
  const range = period ? resolvePeriod(period, { year, month }) : null
  return range && period ? runs.name(range, period.kind) : null
}
