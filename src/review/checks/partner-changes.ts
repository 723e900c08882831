import { getCodeLists } from '../../brief/product/product.ts'
import { partnerChanges } from '../../codes/partners/partners.ts'
import { type Currency, type Flow, formatMonth, type Window } from '../../trade/trade.ts'
import { amountWords, flowWords, inWholeUnits, spanWords } from '../finding-text.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground } from './check-context.ts'
import { findLongestWindow } from './longest-window.ts'
import { addUp, groupBy } from './series.ts'

/** A partner that comes or goes with one in so many of a year’s total is worth a word, or a second look. */
const worth = { note: 100n, warning: 10n }

/**
 * No partner of weight vanished or appeared between the longest windows that are compared. One whose code customs
 * changed is one partner, and is told apart; an old code that lives on after its change is odd.
 */
export const partnersContinue = defineCheck<Fact>({
  id: 'partner-changes',
  title: { zh: '贸易伙伴没有无故消失或出现', en: 'no partner vanished or appeared' },
  look(ground) {
    const answers = ground.answers.filter(({ need }) => need.by === 'partner')
    const codes = answers.map(({ rows }) => new Set(rows.map(({ code }) => code)).size)
    return {
      looked: codes.reduce((sum, count) => sum + count, 0),
      found: answers.flatMap(({ need, rows }) => [
        ...comingAndGoing(need.flow, rows, ground),
        ...renumbered(need.flow, rows, ground),
      ]),
    }
  },
  word(fact, codes) {
    const flow = flowWords[fact.flow]
    const { name } = codes.findPartner(fact.partner)
    switch (fact.kind) {
      case 'appeared':
        return {
          zh: `${flow.zh}：${name.zh} ${spanWords(`${fact.window}.current`).zh} ${amountWords(fact.value, fact.currency)}，上年同期没有`,
          en: `${flow.en}: ${name.en} has ${amountWords(fact.value, fact.currency)} in the ${spanWords(`${fact.window}.current`).en}, and nothing a year before`,
        }
      case 'vanished':
        return {
          zh: `${flow.zh}：${name.zh} 上年同期 ${amountWords(fact.value, fact.currency)}，本期没有`,
          en: `${flow.en}: ${name.en} had ${amountWords(fact.value, fact.currency)} a year before, and nothing in the ${spanWords(`${fact.window}.current`).en}`,
        }
      case 'renumbered':
        return {
          zh: `${flow.zh}：${name.zh} 的编码自 ${fact.since} 起由 ${fact.old} 改为 ${fact.partner}，两年按同一伙伴相比`,
          en: `${flow.en}: the code of ${name.en} changed from ${fact.old} to ${fact.partner} with ${fact.since}; it is compared as one partner`,
        }
      case 'oldCode':
        return {
          zh: `${flow.zh}：${name.zh} 的旧编码 ${fact.old} 自 ${fact.since} 起停用，${fact.months.join('、')} 仍有数据`,
          en: `${flow.en}: code ${fact.old} of ${name.en} ended with ${fact.since}, but there are data of it in ${fact.months.join(', ')}`,
        }
    }
  },
})

type Fact = { readonly flow: Flow; readonly partner: string } & (
  | {
      readonly kind: 'appeared' | 'vanished'
      readonly window: Window
      readonly value: string
      readonly currency: Currency
    }
  | { readonly kind: 'renumbered'; readonly old: string; readonly since: string }
  | {
      readonly kind: 'oldCode'
      readonly old: string
      readonly since: string
      readonly months: readonly string[]
    }
)

type Rows = Ground['answers'][number]['rows']

function comingAndGoing(flow: Flow, rows: Rows, { product, month, scale }: Ground): Found<Fact>[] {
  const { currency } = product
  const codes = getCodeLists(product)
  const window = findLongestWindow({ product, month })
  const rowsOnSide = (side: string) => rows.filter(({ span }) => span === `${window}.${side}`)
  const [now, before] = [rowsOnSide('current'), rowsOnSide('base')]
  const id = ({ code }: { readonly code: string }) => codes.findId('partner', code)
  const [nowBy, beforeBy] = [groupBy(now, id), groupBy(before, id)]
  const missing = (here: typeof nowBy, present: typeof nowBy, total: bigint, kind: 'appeared' | 'vanished') =>
    [...here].flatMap(([partner, totals]): Found<Fact>[] => {
      const value = addUp(totals)
      const code = totals[0]?.code ?? partner
      const gone = value > 0n && addUp(present.get(partner) ?? []) === 0n
      if (!gone || value * worth.note < total) return []
      const severity = value * worth.warning >= total ? 'warning' : 'note'
      const amount = inWholeUnits(value, scale.value)
      return [{ severity, kind, flow, partner: code, window, value: amount, currency }]
    })
  // Where a whole year has nothing, that is not the partners’ doing.
  if (addUp(now) === 0n || addUp(before) === 0n) return []
  return [
    ...missing(nowBy, beforeBy, addUp(now), 'appeared'),
    ...missing(beforeBy, nowBy, addUp(before), 'vanished'),
  ]
}

function renumbered(flow: Flow, rows: Rows, { history }: Ground): Found<Fact>[] {
  const codes = new Set(rows.filter(({ value }) => value > 0n).map(({ code }) => code))
  const changes = partnerChanges()
  const former = new Set(changes.map(({ old }) => old))
  const rowsOfFormer = history.partners.filter((row) => former.has(row.partner) && row.flow === flow)
  return changes.flatMap((change): Found<Fact>[] => {
    const since = formatMonth(change.first)
    const late = rowsOfFormer
      .filter(({ partner, month }) => partner === change.old && month >= change.first)
      .map(({ month }) => formatMonth(month))
    const facts = { flow, partner: change.new, old: change.old, since }
    return [
      ...(codes.has(change.old) && codes.has(change.new)
        ? [{ severity: 'note' as const, kind: 'renumbered' as const, ...facts }]
        : []),
      ...(late.length > 0
        ? [{ severity: 'warning' as const, kind: 'oldCode' as const, ...facts, months: [...new Set(late)] }]
        : []),
    ]
  })
}
