import type { Flow } from '../../trade/trade.ts'
import { flowWords, monthRuns } from '../finding-text.ts'
import { defineCheck, type Found } from './check.ts'
import type { MonthRow } from './check-context.ts'
import { addUp, groupBy } from './series.ts'

/** A sum of fewer others can be met by chance, or is one of two equal partners. */
const fewestOthers = 5

type Fact = {
  readonly flow: Flow
  readonly partner: string
  readonly months: string
  readonly files: readonly string[]
}

/** No partner has exactly what all others have together: that is a row of the total, and counts everything twice. */
export const totalRows = defineCheck<Fact>({
  id: 'total-rows',
  title: { zh: '没有把合计行当作贸易伙伴', en: 'no row of a total is taken for a partner' },
  look({ product, history, loads }) {
    const months = [
      ...groupBy(
        history.partners.filter(({ flow }) => product.flows.includes(flow)),
        ({ flow, month }) => `${flow} ${month}`,
      ).values(),
    ]
    const totals = groupBy(months.flatMap(totalOfMonth), ({ flow, partner }) => `${flow} ${partner}`)
    const found = [...totals.values()].flatMap((rows): Found<Fact>[] => {
      const [first] = rows
      if (!first) return []
      const ids = [...new Set(rows.map(({ load }) => load))]
      return [
        {
          severity: 'warning',
          flow: first.flow,
          partner: first.partner,
          months: monthRuns(rows.map(({ month }) => month)),
          files: ids.map((load) => loads.find(({ id }) => id === load)?.file ?? String(load)),
        },
      ]
    })
    return { looked: months.length, found }
  },
  word: ({ flow, partner, months, files }, codes) => {
    const name = codes.findName('partner', partner)
    return {
      zh: `${flowWords[flow].zh} ${months}：编码 ${partner}（${name.zh}）的金额恰好等于其余全部伙伴之和（${files.join('、')}）：可能是合计行，贸易被计算了两次；请删去合计行后重新载入`,
      en: `${flowWords[flow].en} of ${months}: code ${partner} (${name.en}) has exactly the value of all other partners together (${files.join(', ')}): probably a row of the total, so that trade counts twice; remove it and load the file again`,
    }
  },
})

/** The rows of a month's partner that has half of all its value, to the unit. */
function totalOfMonth(rows: readonly MonthRow[]): readonly MonthRow[] {
  const partners = groupBy(rows, ({ partner }) => partner)
  const total = addUp(rows)
  if (partners.size <= fewestOthers || total === 0n) return []
  return [...partners.values()].find((monthRows) => 2n * addUp(monthRows) === total) ?? []
}
