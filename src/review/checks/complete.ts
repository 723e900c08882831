import type { Gap, GapReason } from '../../ledger/coverage/coverage.ts'
import type { Load } from '../../ledger/ledger.ts'
import { cutKey, type Localized, toCut, visible } from '../../trade/trade.ts'
import { cutWords, flowWords, monthRuns } from '../finding-text.ts'
import { defineCheck } from './check.ts'
import { groupBy } from './series.ts'

/** Every month that the brief adds up is there, whole, in one cut. */
export const complete = defineCheck({
  id: 'complete',
  title: { zh: '所需月份齐全', en: 'every month needed is there' },
  look: ({ answers, lacking, loads }) => {
    const gaps = lacking.flatMap(({ need, missing }) =>
      missing.gaps.map((gap) => ({ ...gap, flow: need.flow, cut: cutKey(missing.cut) })),
    )
    // A total and a table of the same flow often lack the same cut, which is to be told once.
    const apart = groupBy(gaps, ({ flow, cut, reason }) => `${flow} ${cut} ${reason}`)
    return {
      looked: answers.length + lacking.length,
      found: [...apart.values()].map((current) => {
        const [{ flow, cut, reason }] = current as [(typeof current)[number]]
        return {
          severity: 'refusal' as const,
          flow,
          cut,
          reason,
          commodities: [...new Set(current.map(({ commodity }) => commodity))].sort(),
          months: monthRuns(current.flatMap(({ months }) => months)),
          files: filesOf(current, loads),
        }
      }),
    }
  },
  word: ({ flow, cut, commodities, months, reason, files }) => ({
    zh: `${flowWords[flow].zh} ${commodities.join('、')} ${months}（${cutWords(toCut(cut)).zh}）：${reasons[reason].zh}${inBrackets(files).zh}`,
    en: `${flowWords[flow].en} of ${commodities.join(', ')}, ${months} (by ${cutWords(toCut(cut)).en}): ${reasons[reason].en}${inBrackets(files).en}`,
  }),
})

const inBrackets = (files: readonly string[]): Localized =>
  files.length === 0
    ? { zh: '', en: '' }
    : { zh: `（${files.map(visible).join('、')}）`, en: ` (${files.map(visible).join(', ')})` }

/** The files that come nearest to having what lacks. */
function filesOf(gaps: readonly Gap[], loads: readonly Load[]): string[] {
  const near = new Set(gaps.flatMap((gap) => ('loads' in gap ? gap.loads : 'load' in gap ? [gap.load] : [])))
  return loads.filter(({ id }) => near.has(id)).map(({ file }) => file)
}

const reasons: Readonly<Record<GapReason['reason'], Localized>> = {
  missing: { zh: '没有数据', en: 'no data' },
  filtered: { zh: '只有筛选过的文件', en: 'only a filtered file' },
  truncated: { zh: '文件到查询上限，被截断', en: 'the file reached the limit of a query and is cut off' },
  rangeOnly: { zh: '只有合计，没有分月', en: 'only a sum, no months' },
  absent: { zh: '文件中没有这个月的数据行', en: 'the file has no row of the month' },
  partial: {
    zh: '几个文件各有一部分，未说明合起来是否完整',
    en: 'several files have a part each, and nothing says that they are the whole',
  },
}
