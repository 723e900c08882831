import { type Language, type Localized, visible } from '../../trade/trade.ts'
import type { Column, Part, Place } from '../printed-numbers/printed-numbers.ts'
import type {
  AuditFinding,
  BrokenIdentity,
  DenominatorFinding,
  Expected,
  FigureFinding,
  WordFinding,
} from './finding.ts'
import { identityWords } from './identity-words.ts'
import type { Unread } from './tables/tables.ts'

/** A finding in words: a line of what is wrong, and indented lines of why. */
export function wordAuditFinding(finding: AuditFinding, language: Language): string[] {
  switch (finding.kind) {
    case 'figure':
      return figureLines(finding, language)
    case 'denominator':
      return denominatorLines(finding, language)
    case 'words':
      return [wordLine(finding, language)]
  }
}

/** What could not be read, in words. */
export function wordUnread({ what, place, text }: Unread, language: Language): string {
  const words: Readonly<Record<Unread['what'], Localized>> = {
    caption: { zh: '表题无法识别', en: 'a caption of no known form' },
    table: { zh: '表格无法读取', en: 'a table that cannot be read' },
    header: { zh: '表头无法识别', en: 'a heading of no known meaning' },
    row: { zh: '这一行无法读取', en: 'a row that cannot be read' },
    cell: { zh: '不是数字', en: 'no number' },
    clause: { zh: '这个分句无法解析', en: 'a clause that cannot be parsed' },
    missingTable: { zh: '正文所述的表格不存在', en: 'prose of a table that is not there' },
  }
  const shown = text === '' ? '' : language === 'zh' ? `：“${visible(text)}”` : `: "${visible(text)}"`
  return `${wordPlace(place, language)} ${words[what][language]}${shown}`
}

function figureLines(finding: FigureFinding, language: Language): string[] {
  const { place, printed, expected, confidence, broken, alternatives } = finding
  const what = range(expected, language)
  const zh = language === 'zh'
  const reported = zh
    ? `${wordPlace(place, language)}：印作 ${visible(printed)}${what === null ? '，与其他数字不符' : `，应为 ${what}`}（${sure[confidence].zh}）`
    : `${wordPlace(place, language)}: prints ${visible(printed)}${what === null ? ', which contradicts others' : `, expected ${what}`} (${sure[confidence].en})`
  const others = alternatives.map(({ place: givenPlace, printed: text, expected: other }) => {
    const instead = range(other, language)
    const would = instead === null ? '' : zh ? `，则应为 ${instead}` : `, which would be ${instead}`
    return zh
      ? `或者是 ${wordPlace(givenPlace, language)}（印作 ${visible(text)}${would}）`
      : `or else ${wordPlace(givenPlace, language)} (prints ${visible(text)}${would})`
  })
  return [
    reported,
    ...broken.slice(0, 6).map((brokenIdentity) => brokenLine(brokenIdentity, language)),
    ...others,
  ]
}

/** The identity that does not hold, with the figures that it stands on, each with where it stands. */
const brokenLine = ({ kind, before, figures }: BrokenIdentity, language: Language): string => {
  const zh = language === 'zh'
  const year = before ? (zh ? '（推算的上年同期）' : ' (a year before, as implied)') : ''
  const shown = figures.slice(0, 4).map(({ place: { line: _, ...place }, printed }) => {
    const words = wordPlace(place, language)
    return zh ? `${words} ${visible(printed)}` : `${words}: ${visible(printed)}`
  })
  const list = `${shown.join(zh ? '，' : '; ')}${figures.length > 4 ? ' …' : ''}`
  return zh
    ? `不成立：${identityWords[kind].zh}${year}（${list}）`
    : `does not hold: ${identityWords[kind].en}${year} (${list})`
}

function denominatorLines({ flow, place, windows }: DenominatorFinding, language: Language): string[] {
  const zh = language === 'zh'
  const verb = zh
    ? { export: '出口', import: '进口', trade: '进出口', net: '净出口' }[flow]
    : flow === 'trade'
      ? 'trade'
      : `${flow}s`
  const first = zh
    ? `${wordPlace(place, language)}：比重的分母不是表中的${verb}总额`
    : `${wordPlace(place, language)}: the shares are not shares of the ${verb} that the brief states`
  return [
    first,
    ...windows.map(({ window, printed, fits, leavesOut, fitted, shares, against }) => {
      const when = runWords(window, language)
      const [from, left] = [range(fits, language), range(leavesOut, language)]
      return zh
        ? `${when}：${shares} 个比重中 ${fitted} 个符合分母 ${from}，而总额印作 ${printed}（${against} 个不符），差额 ${left}`
        : `${when}: ${fitted} of ${shares} shares fit a denominator of ${from}, while the total is printed as ${printed} (which ${against} contradict); it would leave out ${left}`
    }),
  ]
}

function wordLine(finding: WordFinding, language: Language): string {
  const { of, place, confidence } = finding
  const [what, position] = [identityWords[of][language], wordPlace(place, language)]
  const explanation = wordsOf(finding)[language]
  return language === 'zh'
    ? `${position}：${what}${explanation === '' ? '' : `：${explanation}`}（${sure[confidence].zh}）`
    : `${position}: ${what}${explanation === '' ? '' : `: ${explanation}`} (${sure[confidence].en})`
}

/** What is printed and what was expected; where prose and table contradict each other, what each of them says. */
function wordsOf({ of, printed, expected }: WordFinding): Localized {
  const [is, other] = [visible(printed), visible(expected)]
  if (of === 'proseNames' && /\D/.test(printed))
    return { zh: `正文为“${is}”，表格为“${other}”`, en: `prose has "${is}", the table "${other}"` }
  if (of === 'missingRow' || of === 'missingCell')
    return expected === '' ? { zh: '', en: '' } : { zh: `缺“${other}”`, en: `"${other}" is missing` }
  const expecting =
    expected === '' ? { zh: '', en: '' } : { zh: `，应为“${other}”`, en: `, expected "${other}"` }
  return { zh: `印作“${is}”${expecting.zh}`, en: `prints "${is}"${expecting.en}` }
}

/** One number, or from one to another. */
function range({ from, to }: Expected, language: Language): string | null {
  if (from === null && to === null) return null
  if (from === to) return from
  if (from === null) return language === 'zh' ? `不大于 ${to}` : `at most ${to}`
  if (to === null) return language === 'zh' ? `不小于 ${from}` : `at least ${from}`
  return language === 'zh' ? `${from} 至 ${to}` : `${from} to ${to}`
}

const sure = {
  certain: { zh: '确定', en: 'certain' },
  likely: { zh: '很可能', en: 'likely' },
  possible: { zh: '可能', en: 'possible' },
}

const windowWords: Readonly<Record<string, Localized>> = {
  month: { zh: '当月', en: 'month' },
  quarter: { zh: '本季度', en: 'quarter' },
  half: { zh: '半年', en: 'half-year' },
  year: { zh: '全年', en: 'year' },
  ytd: { zh: '累计', en: 'year to date' },
  month3: { zh: '三个月', en: 'three months' },
  rolling12: { zh: '十二个月', en: 'twelve months' },
}

/** 累计; a year earlier, 上年同期累计; earlier by other months, so many. */
function runWords(run: string, language: Language): string {
  const [window = '', lag = '0'] = run.split('-')
  const name = windowWords[window]?.[language] ?? window
  if (lag === '0') return name
  if (lag === '12') return language === 'zh' ? `上年同期${name}` : `${name} a year before`
  return language === 'zh' ? `${lag} 个月前的${name}` : `${name} ${lag} months before`
}

const partWords: Readonly<Record<Part, Localized>> = {
  title: { zh: '标题', en: 'title' },
  caption: { zh: '表题', en: 'caption' },
  header: { zh: '表头', en: 'heading' },
  table: { zh: '', en: '' },
  prose: { zh: '正文', en: 'prose' },
  note: { zh: '注', en: 'note' },
  footnote: { zh: '脚注', en: 'footnote' },
}

const columnWords: Readonly<Record<Column, Localized>> = {
  amount: { zh: '绝对值', en: 'amount' },
  share: { zh: '比重', en: 'share' },
  growth: { zh: '同比', en: 'growth' },
  onMonth: { zh: '环比', en: 'growth on the month before' },
  change: { zh: '同比变化额', en: 'change' },
  difference: { zh: '相差', en: 'difference' },
}

/** `表2 累计 意大利 比重（第 119 行）`, `table 2, Italy, share, year to date (line 119)`; in a file with several briefs, `第 3 篇 表2 …`. */
export function wordPlace(place: Place, language: Language): string {
  const { brief, line, window, row, column } = place
  const zh = language === 'zh'
  const among = brief === undefined ? '' : zh ? `第 ${brief} 篇` : `brief ${brief}`
  const [when, who] = [window && runWords(window, language), row && visible(row)]
  const what = column && columnWords[column][language]
  const words = zh
    ? [among, partOfPlace(place, language), when, who, what].filter(Boolean).join(' ')
    : [among, partOfPlace(place, language), who, what, when].filter(Boolean).join(', ')
  if (line === undefined) return words
  return zh ? `${words}（第 ${line} 行）` : `${words} (line ${line})`
}

/** 表2 正文, prose on table 2, caption of figure 1. */
function partOfPlace({ part, table, isChart }: Place, language: Language): string {
  const words = partWords[part][language]
  if (table === undefined) return words
  if (language === 'zh') return [`${isChart ? '图' : '表'}${table}`, words].filter(Boolean).join(' ')
  const number = `${isChart ? 'figure' : 'table'} ${table}`
  if (part === 'table') return number
  return `${words} ${part === 'prose' ? 'on' : 'of'} ${number}`
}
