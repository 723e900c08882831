import { partnerOfCode } from '../../codes/partners/partners.ts'
import {
  baseMonths,
  type Flow,
  formatMonth,
  listWindows,
  type Month,
  windowMonths,
} from '../../trade/trade.ts'
import { flowWords } from '../finding-text.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground } from './check-context.ts'
import {
  filteredFiles,
  type PartialMonth,
  partialMonths,
  tradeMonths,
  yearlyGaps,
} from './plausibility/plausibility.ts'

type Fact = {
  readonly flow: Flow
  readonly month: string
  readonly pattern: PartialMonth['pattern']
  readonly files: readonly string[]
  readonly rows: number
  /** In per cent of the months around it. */
  readonly rowsPercent: number
  readonly valuePercent: number
  readonly regular: number
  readonly missing: number
  /** Of the missing members the largest. */
  readonly largest: readonly string[]
}

/**
 * No month that the brief adds up or compares with lacks part of its rows: what is there month after month, in total
 * and next to one another in a file, is there in it too.
 */
export const partialMonth = defineCheck<Fact>({
  id: 'partial-month',
  title: { zh: '所用月份没有缺失部分数据', en: 'no month lacks part of its rows' },
  look(ground) {
    const used = monthsUsed(ground)
    const found = ground.product.flows.flatMap((flow) => {
      const months = tradeMonths(ground.history, flow)
      const cells = new Map(
        ground.history.cells
          .filter((cell) => cell.flow === flow)
          .map(({ month, cells: current }) => [
            month,
            new Map([...current].map(([name, value]) => [name, Number(value)])),
          ]),
      )
      const filtered = new Set(filteredFiles(ground.history, flow).flatMap(({ months: its }) => its))
      for (const gap of yearlyGaps(months)) for (const { month } of gap.months) filtered.add(month)
      return partialMonths(months, cells)
        .filter(({ month: { month } }) => used.has(month) && !filtered.has(month))
        .map((item) => findingOf(ground, flow, item))
    })
    return { looked: used.size * ground.product.flows.length, found }
  },
  word: ({ flow, month, pattern, files, rows, rowsPercent, valuePercent, regular, missing, largest }) => {
    const [who, others] = [names(largest, 'zh'), names(largest, 'en')]
    if (pattern === 'empty')
      return {
        zh: `${flowWords[flow].zh} ${month} 没有任何数据行（${files.join('、')}），而前后各月一直有贸易：可能漏下载了这个月`,
        en: `${flowWords[flow].en} of ${month}: no rows at all (${files.join(', ')}), though there is trade in the months around: the month was probably not downloaded`,
      }
    return {
      zh: `${flowWords[flow].zh} ${month}（${files.join('、')}）只有 ${rows} 行，为前后月份的 ${rowsPercent}%，金额为 ${valuePercent}%；每月都有的 ${regular} 项中缺 ${missing} 项${who ? `，如${who}` : ''}：${causes[pattern].zh}`,
      en: `${flowWords[flow].en} of ${month} (${files.join(', ')}): ${rows} rows, ${rowsPercent} % of the months around, and ${valuePercent} % of their value; of ${regular} members that are there month after month ${missing} are missing${others ? `, such as ${others}` : ''}: ${causes[pattern].en}`,
    }
  },
})

const causes = {
  block: {
    zh: '缺的在文件中前后相连，可能下载中断、被截断或删去了一段',
    en: 'they follow one another in a file, so it was probably cut off, or lost a block of rows',
  },
  scattered: {
    zh: '大小都缺，可能丢失了一部分行，或下载不完整',
    en: 'they are of all sizes, so rows were probably lost, or the download is incomplete',
  },
  few: {
    zh: '可能下载中断，或查询时作了筛选',
    en: 'the download was probably cut off, or the query filtered',
  },
} as const

/** The months of the windows of the brief and of their bases. */
function monthsUsed({ product, month, history }: Ground): ReadonlySet<Month> {
  const { edition = 'month' } = product
  const windows = edition === 'month' ? (['ytd'] as const) : listWindows({ edition, last: month })
  const ranges = windows.flatMap((window) => [windowMonths(window, month), baseMonths(window, month)])
  const wholeMonths = history.whole.flatMap(({ months }) => months)
  return new Set(wholeMonths.filter((item) => ranges.some(({ from, to }) => from <= item && item <= to)))
}

function findingOf(ground: Ground, flow: Flow, found: PartialMonth): Found<Fact> {
  const { month, against, pattern, presence, rows, value } = found
  const fileOf = (load: number) => ground.loads.find(({ id }) => id === load)?.file ?? String(load)
  const loads = month.loads.length > 0 ? month.loads : loadsCovering(ground, flow, month.month)
  return {
    severity: 'confirmation',
    part: `${flow}.${formatMonth(month.month)}`,
    basis: { pattern, rows: month.total.rows },
    inDoubt: loads,
    against: against.flatMap((tradeMonth) => tradeMonth.loads),
    flow,
    month: formatMonth(month.month),
    pattern,
    files: loads.map(fileOf),
    rows: month.total.rows,
    rowsPercent: Math.round(rows.near * 100),
    valuePercent: Math.round(value.near * 100),
    regular: presence.regular,
    missing: presence.missing.length,
    largest: presence.missing.slice(0, 5),
  }
}

const loadsCovering = ({ loads, product }: Ground, flow: Flow, month: Month): number[] =>
  loads
    .filter((load) => load.flow === flow && load.currency === product.currency)
    .filter(({ period }) => period.from <= month && month <= period.to)
    .map(({ id }) => id)

/** Partners among members, each once, by name. */
function names(members: readonly string[], language: 'zh' | 'en'): string {
  const partners = members.flatMap((name) => {
    const partner = partnerOfCode(name.split(' ')[1] ?? '')
    return partner ? [partner.name[language]] : []
  })
  return [...new Set(partners)].join(language === 'zh' ? '、' : ', ')
}
