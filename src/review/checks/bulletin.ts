import { quantityFactor } from '../../codes/units/units.ts'
import { type BulletinLine, findLines } from '../../sources/bulletin/bulletin.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import { addMonths, type Flow, formatMonth } from '../../trade/trade.ts'
import { flowWords, spanWords } from '../finding-text.ts'
import { readNumber } from '../printed-numbers/printed-numbers.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground } from './check-context.ts'
import { findLongestWindow } from './longest-window.ts'
import { addUp, groupBy, monthSums } from './series.ts'

/**
 * The totals of the data are those of the customs bulletin, within its rounding, of the line that the product file
 * names for each direction of trade. The bulletin has them as first published: after a revision they differ. Where the
 * totals of the year before are to be the bulletin's own, there is no brief without its table.
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
      found: compared.filter((comparison) => comparison.severity !== 'agrees') as Found<Fact>[], // the others are findings
    }
  },
  word(fact) {
    const [flow, line] = [flowWords[fact.flow], fact.line]
    if (fact.kind === 'noTable')
      return {
        zh: `同比以月报为基数（base: bulletin），但没有载入 ${fact.month} 的${flow.zh}主要商品量值表`,
        en: `growth is against the bulletin (base: bulletin), but its table of ${flow.en} for ${fact.month} is not there`,
      }
    if (fact.kind === 'noLine')
      return {
        zh: `${fact.month} 的月报没有“${line}”一行`,
        en: `the bulletin of ${fact.month} has no line ${line}`,
      }
    const { span, measure, ours, printed, unit } = fact
    return {
      zh: `${flow.zh}${spanWords(span).zh}${measure === 'value' ? '金额' : '数量'}：数据为 ${ours}，月报“${line}”印作 ${printed}（${unit}）`,
      en: `${flow.en}, ${spanWords(span).en}, ${measure}: ${ours} in the data, ${printed} in the bulletin (${unit}, ${line})`,
    }
  },
})

type Fact =
  | { readonly kind: 'noTable'; readonly flow: Flow; readonly month: string; readonly line: string }
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

type Comparison = Fact & { readonly severity: 'refusal' | 'warning' | 'agrees' }

function compare({ product, month, answers, bulletins }: Ground, flow: Flow, side: 'current' | 'base') {
  const names = [product.bulletin?.[flow] ?? []].flat()
  const name = names.join('、')
  const givenMonth = side === 'current' ? month : addMonths(month, -12)
  const table = bulletins.find(
    (bulletin) =>
      bulletin.table === 'goods' &&
      bulletin.flow === flow &&
      bulletin.month === givenMonth &&
      bulletin.currency === product.currency,
  )
  const severity = product.base === 'bulletin' && side === 'base' ? 'refusal' : 'warning'
  if (!name || (!table && severity === 'warning')) return []
  if (!table)
    return [{ kind: 'noTable', severity, flow, month: formatMonth(givenMonth), line: name } as const]
  const [line, ...more] = findLines(table.lines, names)
  if (!line || more.length > 0)
    return [{ kind: 'noLine', severity, flow, month: formatMonth(givenMonth), line: name } as const]
  const totals = answers.find(({ need }) => need.flow === flow && need.by === null)
  const rows = groupBy(totals?.rows ?? [], ({ span }) => span)
  const printed = [
    ['month', line.month],
    [findLongestWindow({ product, month }), line.ytd],
  ] as const
  return printed.flatMap(([window, amounts]): Comparison[] => {
    const span = `${window}.${side}`
    const current = rows.get(span)
    if (!current) return []
    const money = `${table.currency} × ${table.moneyFactor}`
    const [sum] = monthSums(current.map((row) => ({ ...row, month: givenMonth })))
    const factor = quantityFactor(line.unit, sum?.unit ?? null)
    const held = { flow, line: name, span }
    return [
      ...agreement(held, 'value', addUp(current), amounts.value, Fraction.of(table.moneyFactor), money),
      ...(sum?.quantity === null || sum?.quantity === undefined || factor === null
        ? []
        : agreement(held, 'quantity', sum.quantity, amounts.quantity, factor, line.unit ?? '')),
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
