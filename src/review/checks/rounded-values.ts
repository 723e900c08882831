import { findValueStep } from '../../codes/publications/publications.ts'
import type { Load } from '../../ledger/ledger.ts'
import { counted, groupThousands } from '../../trade/numbers/numbers.ts'
import { type Flow, formatRange } from '../../trade/trade.ts'
import { flowWords } from '../finding-text.ts'
import { defineCheck, type Found } from './check.ts'
import {
  roundedValues as loadsRounded,
  partOfMonths,
  type RoundedValues,
  rangeOfMonths,
} from './plausibility/plausibility.ts'

type Fact = {
  readonly flow: Flow
  readonly file: string
  readonly months: string
  readonly kind: RoundedValues['kind']
  readonly factor: string
  readonly zeros: number
}

/**
 * No file has values that were multiplied or divided, as their digits show without anything to compare with. A source of many
 * publishers, of which some publish in thousands, says nothing by its digits.
 */
export const roundedValues = defineCheck<Fact>({
  id: 'rounded-values',
  title: { zh: '金额没有被乘除过的痕迹', en: 'no values were multiplied or divided' },
  look({ product, history, loads, scale }) {
    const step = findValueStep(product.reported)
    if (step === null) return { looked: 0, found: [] }
    const published = { step, decimals: scale.value }
    return {
      looked: history.partners.length,
      found: product.flows.flatMap((flow) =>
        loadsRounded(history, flow, published).map((rounded) => toFound(rounded, flow, loads)),
      ),
    }
  },
  word: ({ flow, file, months, kind, factor, zeros }) => {
    if (kind === 'exchanged')
      return {
        zh: `${file}（${flowWords[flow].zh} ${months}）有 ${zeros} 处金额为 0 而数量不为 0，数量则几乎从不为 0：可能金额与数量两列对调，或以千、万为单位并取整`,
        en: `${file} (${flowWords[flow].en} of ${months}): ${counted(zeros, 'value is', 'values are')} 0 beside a quantity, and hardly a quantity is: value and quantity were probably exchanged, or values are in thousands or units of ten thousand (万), and rounded`,
      }
    return kind === 'multiplied'
      ? {
          zh: `${file}（${flowWords[flow].zh} ${months}）的金额都是 ${factor} 的整数倍：可能被乘以 ${factor}`,
          en: `${file} (${flowWords[flow].en} of ${months}): every value is a multiple of ${factor}, so they were probably multiplied by it`,
        }
      : {
          zh: `${file}（${flowWords[flow].zh} ${months}）有 ${zeros} 处金额为 0 而数量不为 0：文件可能以千或万为单位并取整`,
          en: `${file} (${flowWords[flow].en} of ${months}): ${zeros} values are 0 beside a quantity, so the file is probably in thousands or units of ten thousand (万), and rounded`,
        }
  },
})

function toFound(
  { load, rows, factor, kind }: RoundedValues,
  flow: Flow,
  loads: readonly Load[],
): Found<Fact> {
  const range = rangeOfMonths([...rows].sort((a, b) => a.month - b.month))
  return {
    severity: 'confirmation',
    part: `${flow}.${partOfMonths(range)}`,
    basis: { kind, factor: `${factor}` },
    inDoubt: [load],
    against: [],
    flow,
    file: loads.find(({ id }) => id === load)?.file ?? String(load),
    months: formatRange(range),
    kind,
    factor: groupThousands(factor.toString()),
    zeros: rows.filter(({ value }) => value === 0n).length,
  }
}
