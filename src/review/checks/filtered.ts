import { partnerOfCode } from '../../codes/partners/partners.ts'
import { placeOfCode } from '../../codes/places/places.ts'
import { procedureOfCode } from '../../codes/procedures/procedures.ts'
import type { Breakdown, Flow } from '../../trade/trade.ts'
import { formatRange } from '../../trade/trade.ts'
import { dimensionWords, flowWords } from '../finding-text.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground } from './check-context.ts'
import { type FilteredFile, filteredFiles, partOfMonths } from './plausibility/plausibility.ts'

type Fact = {
  readonly flow: Flow
  readonly file: string
  readonly months: string
  readonly by: Breakdown
  readonly members: number
  readonly regular: number
  readonly missing: number
  /** Of the missing members the largest. */
  readonly largest: readonly string[]
  /** In per cent of the trade of the other year. */
  readonly lostPercent: number
}

/** No file that is taken for the whole trade has only some of the partners, places or procedures of other years. */
export const filtered = defineCheck<Fact>({
  id: 'filtered',
  title: { zh: '没有把筛选过的文件当作全部贸易', en: 'no filtered file is taken for the whole trade' },
  look(ground) {
    const files = new Set(ground.history.partners.map(({ flow, load }) => `${flow} ${load}`))
    const found = ground.product.flows.flatMap((flow) =>
      filteredFiles(ground, flow).map((filteredFile) => findingOf(ground, flow, filteredFile)),
    )
    return { looked: files.size, found }
  },
  word: ({ flow, file, months, by, members, regular, missing, largest, lostPercent }) => {
    const what = dimensionWords[by]
    const [zh, en] = [names(by, largest, 'zh'), names(by, largest, 'en')]
    return {
      zh: `${file}（${flowWords[flow].zh} ${months}）只有 ${members} 个${what.zh}，缺其他年份月月都有的 ${regular} 个中的 ${missing} 个，如${zh}，占其金额的 ${lostPercent}%：可能是筛选过的查询；若是，请用 --scope 说明范围重新载入`,
      en: `${file} (${flowWords[flow].en} of ${months}) has ${members} ${what.en}s only; of ${regular} that another year has month after month ${missing} are missing, such as ${en}, ${lostPercent} % of its value: the query was probably filtered; if so, load it again with --scope`,
    }
  },
})

function findingOf(ground: Ground, flow: Flow, found: FilteredFile): Found<Fact> {
  const { load, months, by, regular, missing, members, lost, otherLoads } = found
  const sorted = [...months].sort((a, b) => a - b)
  const [from, to] = [sorted[0], sorted.at(-1)]
  if (from === undefined || to === undefined) throw new RangeError('a load without months')
  return {
    severity: 'confirmation',
    part: `${flow}.${by}.${partOfMonths({ from, to })}`,
    basis: { by, missing: missing.length },
    inDoubt: [load],
    against: otherLoads,
    flow,
    file: ground.loads.find(({ id }) => id === load)?.file ?? String(load),
    months: formatRange({ from, to }),
    by,
    members,
    regular,
    missing: missing.length,
    largest: missing.slice(0, 5),
    lostPercent: Math.round(lost * 100),
  }
}

const nameOf = { partner: partnerOfCode, place: placeOfCode, procedure: procedureOfCode } as const

const names = (by: Breakdown, codes: readonly string[], language: 'zh' | 'en'): string =>
  codes.map((code) => nameOf[by](code)?.name[language] ?? code).join(language === 'zh' ? '、' : ', ')
