import { findNomenclature, nomenclatureUse, type Product, productCodes } from '../../brief/product/product.ts'
import { addMonths } from '../../trade/trade.ts'
import {
  bridgeWords,
  type CodeBridge,
  type CodesOnSides,
  type CorrelationTable,
  listBridges,
} from '../bridge/bridge.ts'
import { defineCheck, type Found } from './check.ts'

/**
 * Where a comparison crosses a new nomenclature and the user supplies the correlation table of the two, the codes of
 * both years hold the same goods, those of the product and those of each class. A warning where a partner code is
 * missing or a code only partly moved; a note where the table has headings only and cannot tell.
 */
export const correlation = defineCheck<Fact>({
  id: 'correlation',
  title: {
    zh: '两年的编码按对照表是同样的商品',
    en: 'by the correlation table, the codes of both years are the same goods',
  },
  look({ product, month, correlations }) {
    const before = addMonths(month, -12)
    const [former, later] = [findNomenclature(before), findNomenclature(month)]
    const tables = correlations.filter(
      (correlationTable) => correlationTable.former === former && correlationTable.later === later,
    )
    const codes = { former: productCodes(product, before), later: productCodes(product, month) }
    const classes = classCodes(
      product,
      nomenclatureUse(product, before).used,
      nomenclatureUse(product, month).used,
    )
    const looked = tables.length * (codes.former.length + codes.later.length)
    const found = tables.flatMap((table) => {
      const founds = findingsOf(table, codes, null)
      const seen = new Set(founds.map(({ side, code }) => `${side} ${code}`))
      return [
        ...founds,
        ...classes
          .flatMap((item) => findingsOf(table, item.codes, item.name))
          .filter(({ side, code }) => !seen.has(`${side} ${code}`)),
      ]
    })
    return { looked, found }
  },
  word: (fact) => {
    const words = bridgeWords(fact)
    if (fact.classZh === null || fact.classEn === null) return words
    return { zh: `分类“${fact.classZh}”：${words.zh}`, en: `class ${fact.classEn}: ${words.en}` }
  },
})

interface Fact extends Readonly<Record<string, string | readonly string[] | null>> {
  readonly side: CodeBridge['side']
  readonly code: string
  readonly relation: CodeBridge['relation']
  readonly table: string
  readonly level: 'code' | 'heading'
  readonly lacking: readonly string[]
  readonly shared: readonly string[]
  readonly also: readonly string[]
  readonly classZh: string | null
  readonly classEn: string | null
}

/** Of several classes those with codes on both sides; a class without them has a marker instead of a growth. */
function classCodes({ classes }: Product, former: string, later: string) {
  if (classes.length < 2) return []
  return classes.flatMap(({ name, codes }) => {
    const current: Readonly<Partial<Record<string, readonly string[]>>> = codes
    const [then, now] = [current[former], current[later]]
    return then && now ? [{ name, codes: { former: then, later: now } }] : []
  })
}

const findingsOf = (
  table: CorrelationTable,
  codes: CodesOnSides,
  name: { readonly zh: string; readonly en: string } | null,
): Found<Fact>[] =>
  listBridges(table, codes).flatMap((bridge): Found<Fact>[] => {
    const lacking = bridge.partners.filter(({ has }) => !has)
    if (lacking.length === 0 && bridge.relation !== 'unlisted') return []
    const without = !bridge.partners.some(({ has }) => has)
    const shared = lacking.filter(({ also }) => also.length > 0)
    return [
      {
        severity: bridge.exact || without ? 'warning' : 'note',
        side: bridge.side,
        code: bridge.code,
        relation: bridge.relation,
        table: table.file,
        level: bridge.exact ? 'code' : 'heading',
        lacking: lacking.map(({ code }) => code),
        shared: shared.map(({ code }) => code),
        also: [...new Set(shared.flatMap(({ also }) => also))].sort(),
        classZh: name?.zh ?? null,
        classEn: name?.en ?? null,
      },
    ]
  })
