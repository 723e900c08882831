import type { BulletinLine } from '../../sources/bulletin.ts'
import { Fraction } from '../../trade/fraction.ts'
import { addMonths, formatMonth } from '../../trade/month.ts'
import type { Flow } from '../../trade/terms.ts'
import { readNumber } from '../audit/printed-number.ts'
import { quantityFactor } from '../unit-factors.ts'
import { flowWords, spanWords } from '../words.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground } from './ground.ts'
import { groupBy, monthSums, sumOf } from './series.ts'

/**
 * The totals of the data are those of the customs bulletin, within its rounding, of the line that the product file
 * names for each direction of trade. The bulletin has them as first published: after a revision they differ.
 */
export const bulletinAgrees = defineCheck<Fact>({
  id: 'bulletin',
  title: { zh: '总额与海关统计月报一致', en: 'totals agree with the customs bulletin' },
  look(ground) {
    const compared = ground.product.flows.flatMap((flow) =>
      (['current', 'base'] as const).flatMap((side) => compare(ground, flow, side)),
    )
    return {
      looked: compared.filter(({ kind }) => kind === 'amount').length,
      found: compared.filter((one) => one.severity !== 'agrees') as Found<Fact>[], // the others are findings
    }
  },
  word: (fact) =>
    fact.kind === 'noLine'
      ? {
          zh: `${fact.month} 的月报没有“${fact.line}”一行`,
          en: `the bulletin of ${fact.month} has no line ${fact.line}`,
        }
      : {
          zh: `${flowWords[fact.flow].zh}${spanWords(fact.span).zh}${fact.measure === 'value' ? '金额' : '数量'}：数据为 ${fact.ours}，月报“${fact.line}”印作 ${fact.printed}（${fact.unit}）`,
          en: `${flowWords[fact.flow].en}, ${spanWords(fact.span).en}, ${fact.measure}: ${fact.ours} in the data, ${fact.printed} in the bulletin (${fact.unit}, ${fact.line})`,
        },
})

type Fact =
  | { readonly kind: 'noLine'; readonly flow: Flow; readonly month: string; readonly line: string }
  | {
      readonly kind: 'amount'
      readonly flow: Flow
      readonly line: string
      readonly span: string
      readonly measure: 'value' | 'quantity'
      /** In the bulletin’s unit. */
      readonly ours: string
      readonly printed: string
      readonly unit: string
    }

type Comparison = Fact & { readonly severity: 'warning' | 'agrees' }

function compare({ product, month, answers, bulletins }: Ground, flow: Flow, side: 'current' | 'base') {
  const name = product.bulletin?.[flow]
  const at = side === 'current' ? month : addMonths(month, -12)
  const table = bulletins.find(
    (one) => one.flow === flow && one.month === at && one.currency === product.currency,
  )
  if (!name || !table) return []
  const [line, ...more] = table.lines.filter((one) => one.name === name.replaceAll(/\s/g, ''))
  if (!line || more.length > 0)
    return [{ kind: 'noLine', severity: 'warning', flow, month: formatMonth(at), line: name } as const]
  const totals = answers.find(({ need }) => need.flow === flow && need.by === null)
  const rows = groupBy(totals?.rows ?? [], ({ span }) => span)
  return (['month', 'ytd'] as const).flatMap((window): Comparison[] => {
    const span = `${window}.${side}`
    const own = rows.get(span)
    if (!own) return []
    const money = `${table.currency} × ${table.moneyFactor}`
    const [sum] = monthSums(own.map((row) => ({ ...row, month: at })))
    const factor = quantityFactor(line.unit, sum?.unit ?? null)
    const held = { flow, line: name, span }
    return [
      ...agreement(held, 'value', sumOf(own), line[window].value, Fraction.of(table.moneyFactor), money),
      ...(sum?.quantity === null || sum?.quantity === undefined || factor === null
        ? []
        : agreement(held, 'quantity', sum.quantity, line[window].quantity, factor, line.unit ?? '')),
    ]
  })
}

function agreement(
  held: { readonly flow: Flow; readonly line: string; readonly span: string },
  measure: 'value' | 'quantity',
  amount: bigint,
  printed: BulletinLine['unit'],
  factor: Fraction,
  unit: string,
): Comparison[] {
  const number = printed === null ? null : readNumber(printed)
  if (printed === null || !number) return []
  const exact = Fraction.of(amount).dividedBy(factor)
  const severity =
    exact.toFixed(number.decimals) === number.value.toFixed(number.decimals) ? 'agrees' : 'warning'
  const ours = exact.toFixed(number.decimals)
  return [{ kind: 'amount', severity, ...held, measure, ours, printed, unit }]
}
