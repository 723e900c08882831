import { partnerOfCode, reimports } from '../../codes/partners.ts'
import { Fraction } from '../../trade/fraction.ts'
import { type Currency, type Flow, flows } from '../../trade/terms.ts'
import { amountWords, flowWords } from '../words.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground, MonthRow } from './ground.ts'
import { groupBy, median, monthSums, sumOf } from './series.ts'

/** So many months of both directions are needed to judge by. */
const fewest = 6

/** Between five times its own direction and twice the other, a file is more like the other. */
const unlike = Fraction.of(5n)
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
  look(ground) {
    const files = [...groupBy(ground.history.totals, ({ flow, load }) => `${flow} ${load}`).values()]
    return { looked: files.length, found: files.flatMap((rows) => judge(ground, rows)) }
  },
  word: (fact) => {
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

type Fact =
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

function judge({ product: { currency }, history, loads }: Ground, rows: readonly MonthRow[]): Found<Fact>[] {
  const [{ flow, load }] = rows as [MonthRow]
  const file = loads.find(({ id }) => id === load)?.file ?? String(load)
  const found: Found<Fact>[] = []
  const of = (one: Flow) => history.totals.filter((row) => row.flow === one)
  const [own, other] = [
    of(flow).filter((row) => row.load !== load),
    of(flows.find((one) => one !== flow) ?? flow),
  ]
  const [mine, before, across] = [rows, own, other].map(monthly)
  if (mine && before && across && before.length >= fewest && across.length >= fewest) {
    const [size, ownSize, otherSize] = [median(mine), median(before), median(across)]
    if (ratio(size, ownSize).compare(unlike) >= 0 && ratio(size, otherSize).compare(like) <= 0)
      found.push({
        severity: 'warning',
        kind: 'size',
        file,
        flow,
        currency,
        monthly: size.toFixed(0),
        own: ownSize.toFixed(0),
        other: otherSize.toFixed(0),
      })
  }
  const partners = history.partners.filter((row) => row.flow === 'export' && row.load === load)
  const toChina = sumOf(partners.filter(({ partner }) => partnerOfCode(partner)?.id === reimports))
  if (toChina > 0n && toChina * smallest >= sumOf(partners))
    found.push({ severity: 'warning', kind: 'reimports', file, flow, currency, monthly: toChina.toString() })
  return found
}

const monthly = (rows: readonly MonthRow[]): Fraction[] =>
  monthSums(rows).flatMap(({ value }) => (value > 0n ? [Fraction.of(value)] : []))

/** How many times the smaller the larger is; both are over zero. */
const ratio = (a: Fraction, b: Fraction): Fraction => (a.compare(b) > 0 ? a.dividedBy(b) : b.dividedBy(a))
