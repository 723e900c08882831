import { partnerOfCode, reimports } from '../../codes/partners/partners.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import { type Currency, type Flow, flows, type Localized } from '../../trade/trade.ts'
import { amountWords, flowWords, inWholeUnits, monthRuns } from '../finding-text.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground, MonthRow } from './check-context.ts'
import {
  equalFlows,
  type Likeness,
  likenessOfOther,
  partOfMonths,
  rangeOfMonths,
} from './plausibility/plausibility.ts'
import { addUp, groupBy, isTimes, median, monthSums, mostAre } from './series.ts'

/** So many months of both directions are needed to judge by. */
const fewest = 6

/** Between five times its own direction and twice the other, a file is more like the other. */
const unlike = 5n
const like = Fraction.of(2n)

/** Exports to China itself are none; of imports they are re-imports. */
const smallest = 1000n

/**
 * No file is of the other direction of trade than it was loaded as, which no column says: its months are like the
 * history of its own direction in size, and exports have no partner China.
 */
export const wrongFlow = defineCheck<Fact>({
  id: 'wrong-flow',
  title: { zh: '文件的进出口方向与历史相符', en: 'files are of the flow that they were loaded as' },
  look({ product, history, loads, scale }) {
    const { currency } = product
    const monthly = (rows: readonly MonthRow[]) => monthlyValues(rows, scale.value)
    const ofFlow = groupBy(history.totals, ({ flow }) => flow)
    const months = new Map([...ofFlow].map(([flow, rows]) => [flow, monthly(rows)]))
    const exports = groupBy(
      history.partners.filter(({ flow }) => flow === 'export'),
      ({ load }) => load,
    )
    const files = [...groupBy(history.totals, ({ flow, load }) => `${flow} ${load}`).values()]
    const found = files.flatMap((rows): Found<Fact>[] => {
      const [{ flow, load }] = rows as [MonthRow]
      const file = loads.find(({ id }) => id === load)?.file ?? String(load)
      const about = { file, flow, currency } as const
      const others = files.flatMap(([monthRow]) =>
        monthRow && monthRow.load !== load ? [monthRow.load] : [],
      )
      const confirm = { severity: 'confirmation', inDoubt: [load], against: others } as const
      const part = `${flow}.${partOfMonths(rangeOfMonths(sorted(rows)))}`
      const monthRows = (ofFlow.get(flow) ?? []).filter((row) => row.load !== load)
      const other = months.get(flows.find((item) => item !== flow) ?? flow) ?? []
      const sizes = sizesOfOther(monthly(rows), monthly(monthRows), other)
      // To another reporter China is a destination.
      const isOfChina = product.reported === undefined
      const toChina = isOfChina && flow === 'export' ? reimported(exports.get(load) ?? []) : null
      const like = likenessOfOther(history, flow, load)
      return [
        ...(like ? [{ ...about, ...confirm, part, basis: { kind: 'partners' }, ...partnersFact(like) }] : []),
        ...(sizes && !like
          ? [{ ...about, severity: 'warning' as const, kind: 'size' as const, ...sizes }]
          : []),
        ...(toChina === null || like
          ? []
          : [
              {
                ...about,
                ...confirm,
                part,
                basis: { kind: 'reimports' },
                kind: 'reimports' as const,
                monthly: inWholeUnits(toChina, scale.value),
              },
            ]),
      ]
    })
    return { looked: files.length, found: [...found, ...equalFound({ history, loads })] }
  },
  word: (fact) => {
    if (fact.kind === 'partners') return partnersWords(fact)
    if (fact.kind === 'equal') return equalWords(fact)
    const { file, flow, currency } = fact
    const monthly = amountWords(fact.monthly, currency)
    const other = flowWords[flow === 'export' ? 'import' : 'export']
    return fact.kind === 'size'
      ? {
          zh: `${file} 按${flowWords[flow].zh}载入，但月均规模 ${monthly} 与历史${flowWords[flow].zh} ${amountWords(fact.own)} 相差很大，而接近${other.zh} ${amountWords(fact.other)}`,
          en: `${file} was loaded as ${flowWords[flow].en}, but months of ${monthly} are unlike the ${flowWords[flow].en} before (${amountWords(fact.own)}), and like the ${other.en} (${amountWords(fact.other)})`,
        }
      : {
          zh: `${file} 按出口载入，却有贸易伙伴“中国”（${monthly}）：那是进口的国货复进口`,
          en: `${file} was loaded as exports, but has the partner China (${monthly}): imports have it, as re-imports`,
        }
  },
})

/** Months that were loaded as exports and as imports alike. */
function equalFound({ history, loads }: Pick<Ground, 'history' | 'loads'>): Found<Fact>[] {
  const equal = equalFlows(history)
  if (!equal) return []
  return [
    {
      severity: 'confirmation',
      part: partOfMonths(rangeOfMonths(equal.months.map((month) => ({ month })))),
      basis: { kind: 'equal' },
      inDoubt: equal.loads,
      against: [],
      kind: 'equal',
      months: monthRuns(equal.months),
      files: equal.loads.map((load) => loads.find(({ id }) => id === load)?.file ?? String(load)),
    },
  ]
}

const equalWords = ({ months, files }: Extract<Fact, { kind: 'equal' }>): Localized => ({
  zh: `${months} 的进口与出口金额、数量完全相同（${files.join('、')}）：可能同一份数据按两个方向载入了`,
  en: `Exports and imports of ${months} have the very same value and quantity (${files.join(', ')}): the same data were probably loaded as both`,
})

const sorted = (rows: readonly MonthRow[]): MonthRow[] => [...rows].sort((a, b) => a.month - b.month)

const partnersFact = ({ own, other }: Likeness) => ({
  kind: 'partners' as const,
  ownPercent: Math.round(own * 100),
  otherPercent: Math.round(other * 100),
})

function partnersWords({
  file,
  flow,
  ownPercent,
  otherPercent,
}: Extract<Fact, { kind: 'partners' }>): Localized {
  const other = flowWords[flow === 'export' ? 'import' : 'export']
  return {
    zh: `${file} 按${flowWords[flow].zh}载入，但其贸易伙伴的构成与${flowWords[flow].zh}只有 ${ownPercent}% 相同，与${other.zh}有 ${otherPercent}% 相同，规模或单价也更接近${other.zh}：可能进出口方向弄反`,
    en: `${file} was loaded as ${flowWords[flow].en}, but its shares by partner agree by ${ownPercent} % with the ${flowWords[flow].en} and by ${otherPercent} % with the ${other.en}, and so does its size or unit value: the flows were probably exchanged`,
  }
}

type Fact =
  | { readonly kind: 'equal'; readonly months: string; readonly files: readonly string[] }
  | {
      readonly kind: 'partners'
      readonly file: string
      readonly flow: Flow
      readonly currency: Currency
      readonly ownPercent: number
      readonly otherPercent: number
    }
  | {
      readonly kind: 'size'
      readonly file: string
      readonly flow: Flow
      readonly currency: Currency
      readonly monthly: string
      readonly own: string
      readonly other: string
    }
  | {
      readonly kind: 'reimports'
      readonly file: string
      readonly flow: Flow
      readonly currency: Currency
      readonly monthly: string
    }

/** How large months are that are unlike those before in their own direction, and like those of the other. */
function sizesOfOther(
  mine: readonly Fraction[],
  before: readonly Fraction[],
  across: readonly Fraction[],
): { readonly monthly: string; readonly own: string; readonly other: string } | null {
  if (mine.length === 0 || before.length < fewest || across.length < fewest) return null
  const size = median(mine)
  if (mostAre(before, (fraction) => !isUnlike(size, fraction))) return null
  const [current, other] = [median(before), median(across)]
  if (!isUnlike(size, current) || !isLike(size, other)) return null
  return { monthly: size.toFixed(0), own: current.toFixed(0), other: other.toFixed(0) }
}

/** What exports have of the partner China, where that is worth a word. */
function reimported(partners: readonly MonthRow[]): bigint | null {
  const toChina = addUp(partners.filter(({ partner }) => partnerOfCode(partner)?.id === reimports))
  return toChina > 0n && toChina * smallest >= addUp(partners) ? toChina : null
}

/** The values of months with trade, in whole units. */
const monthlyValues = (rows: readonly MonthRow[], decimals: number): Fraction[] =>
  monthSums(rows).flatMap(({ value }) => (value > 0n ? [Fraction.ofScaled(value, decimals)] : []))

const isUnlike = (a: Fraction, b: Fraction): boolean => isTimes(a, unlike, b) || isTimes(b, unlike, a)

const isLike = (a: Fraction, b: Fraction): boolean =>
  a.compare(b.times(like)) <= 0 && b.compare(a.times(like)) <= 0
