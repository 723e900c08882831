import { findNomenclature, nomenclatureUse, productCodes } from '../../brief/product/product.ts'
import { addMonths, formatMonth, getYear, toMonth } from '../../trade/trade.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground } from './check-context.ts'
import { findLongestWindow } from './longest-window.ts'
import { addUp } from './series.ts'

/**
 * A comparison across a new nomenclature (HS 2017, HS 2022) has the product’s codes on both sides, and codes
 * hold in the years that they are used in, where the user supplies a list of them.
 */
export const nomenclature = defineCheck<Fact>({
  id: 'nomenclature',
  title: { zh: '两年各用当年税则的编码', en: 'each year has the codes of its own nomenclature' },
  look: (ground) => ({
    looked: 1 + (ground.nomenclature ? 2 : 0),
    found: [...crossing(ground), ...outOfLife(ground)],
  }),
  word(fact) {
    switch (fact.kind) {
      case 'crossed':
        return {
          zh: `比较跨越 ${fact.nomenclature}，两年各用当年的编码`,
          en: `the comparison crosses ${fact.nomenclature}; each year has its own codes`,
        }
      case 'borrowed':
        return {
          zh: `比较跨越 ${fact.nomenclature}，而产品文件只有 ${fact.used} 的编码${fact.traded === 'yes' ? '；这些编码两年都有数据' : '，且有的编码只有一年有数据'}`,
          en: `the comparison crosses ${fact.nomenclature}, but the product file has only the codes of ${fact.used}${fact.traded === 'yes' ? '; all of them have trade in both years' : ', and not all of them have trade in both years'}`,
        }
      case 'notListed':
        return {
          zh: `编码 ${fact.commodity} 在 ${fact.month} 不在您提供的编码表中，或当时无效`,
          en: `code ${fact.commodity} is not on your list of codes in ${fact.month}, or does not hold then`,
        }
    }
  },
})

type Fact =
  | { readonly kind: 'crossed'; readonly nomenclature: string }
  | {
      readonly kind: 'borrowed'
      readonly nomenclature: string
      readonly used: string
      readonly traded: string
    }
  | { readonly kind: 'notListed'; readonly commodity: string; readonly month: string }

function crossing({ product, month, answers }: Ground): Found<Fact>[] {
  const before = addMonths(month, -12)
  if (findNomenclature(month) === findNomenclature(before)) return []
  const [now, then] = [nomenclatureUse(product, month), nomenclatureUse(product, before)]
  if (now.holding === now.used && then.holding === then.used)
    return [{ severity: 'note', kind: 'crossed', nomenclature: now.holding }]
  const totals = answers.filter(({ need }) => need.by === null)
  const window = findLongestWindow({ product, month })
  const has = (side: string, code: string) =>
    totals.some(
      ({ rows }) =>
        addUp(rows.filter(({ span, commodity }) => span === `${window}.${side}` && commodity === code)) > 0n,
    )
  const traded =
    totals.length > 0 &&
    productCodes(product, month).every((code) => has('current', code)) &&
    productCodes(product, before).every((code) => has('base', code))
  const used = now.holding === now.used ? now.used : then.used
  return [
    {
      severity: traded ? 'note' : 'warning',
      kind: 'borrowed',
      nomenclature: now.holding,
      used,
      traded: traded ? 'yes' : 'no',
    },
  ]
}

function outOfLife({ product, month, nomenclature: list }: Ground): Found<Fact>[] {
  if (!list) return []
  const ends = [month, toMonth(getYear(month), 1)].flatMap((givenMonth) => [
    addMonths(givenMonth, -12),
    givenMonth,
  ])
  const found = new Map<string, Found<Fact>>()
  for (const place of ends.sort((a, b) => a - b))
    for (const commodity of productCodes(product, place)) {
      const life = list.get(commodity)
      const holds = life && (life.from ?? place) <= place && place <= (life.to ?? place)
      if (!holds && !found.has(`${commodity} ${getYear(place)}`))
        found.set(`${commodity} ${getYear(place)}`, {
          severity: 'warning',
          kind: 'notListed',
          commodity,
          month: formatMonth(place),
        })
    }
  return [...found.values()]
}
