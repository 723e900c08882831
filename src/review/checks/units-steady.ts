import type { Total } from '../../ledger/ledger.ts'
import { listWindows } from '../../trade/trade.ts'
import { flowWords, spanWords } from '../finding-text.ts'
import { defineCheck } from './check.ts'

/** Quantities that are compared are of one unit: customs changes the units of a code now and then. */
export const unitsSteady = defineCheck({
  id: 'units-steady',
  title: { zh: '比较期内计量单位没有变化', en: 'units did not change inside a comparison' },
  look({ product, month, answers }) {
    const shown = { first: [1], second: [2], both: [1, 2], none: [] }[product.quantity]
    const compared = answers
      .filter(({ need }) => need.by === null)
      .flatMap(({ need: { flow }, rows }) =>
        shown.flatMap((number) =>
          listWindows({ edition: product.edition ?? 'month', last: month }).flatMap((window) => {
            const unitsOn = (side: string) => unitsOf(rows, `${window}.${side}`, number)
            const [now, before] = [unitsOn('current'), unitsOn('base')]
            return now && before ? [{ flow, window, quantity: number, now, before }] : []
          }),
        ),
      )
    return {
      looked: compared.length,
      found: compared
        .filter(({ now, before }) => now !== before || now.includes('、') || now === '')
        .map((item) => ({ severity: 'warning' as const, ...item })),
    }
  },
  word: ({ flow, window, quantity, now, before }) => ({
    zh: `${flowWords[flow].zh} ${spanWords(`${window}.current`).zh}第${quantity === 1 ? '一' : '二'}数量：本期单位 ${now}，上年同期 ${before}，不能相比`,
    en: `${flowWords[flow].en}, ${spanWords(`${window}.current`).en}, ${quantity === 1 ? 'first' : 'second'} quantity: in ${now} now, in ${before} a year before; they do not compare`,
  }),
})

/** The units of what is not zero, as text; null without any such quantity, which is comparable to all. */
function unitsOf(rows: readonly Total[], span: string, number: number): string | null {
  const units = rows
    .filter((row) => row.span === span)
    .flatMap(({ quantity, unit, quantity2, unit2 }) => {
      const [amount, name] = number === 1 ? [quantity, unit] : [quantity2, unit2]
      return amount === null || amount === 0n ? [] : [name ?? '?']
    })
  return units.length === 0 ? null : [...new Set(units)].sort().join('、')
}
