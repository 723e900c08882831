import { getCodeLists } from '../../brief/product/product.ts'
import { replacement } from '../../codes/codes.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import { type Breakdown, breakdowns, type Flow } from '../../trade/trade.ts'
import { dimensionWords, flowWords } from '../finding-text.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground } from './check-context.ts'
import { addUp, groupBy } from './series.ts'

/** With so small a part of the trade, in percent, what a code belongs to hardly matters. */
const smallShare = Fraction.of(1n)

/**
 * Every code of a partner, place or procedure that is added up is on the lists, or mapped by the workspace. One that
 * is not is shown under the name in its file, and belongs to no group: worth a note, or a warning where it is large.
 */
export const listedCodes = defineCheck({
  id: 'listed-codes',
  title: {
    zh: '贸易伙伴、注册地、贸易方式编码均在编码表中',
    en: 'every code of a partner, place or procedure is on the lists',
  },
  look({ answers, product }) {
    const codes = getCodeLists(product)
    const looked = breakdowns.flatMap((dimension) => {
      const rows = answers.filter(({ need }) => need.by === dimension).flatMap((answer) => answer.rows)
      return [...new Set(rows.map(({ code }) => code))]
    })
    const found = answers.flatMap(({ need: { by, flow }, rows }): Found<Fact>[] => {
      if (by === null) return []
      const unlisted = [...new Set(rows.map(({ code }) => code))].filter((code) => !codes.isListed(by, code))
      return unlisted.sort().map((code) => {
        const share = largestShare(rows, code)
        const severity = share.compare(smallShare) < 0 ? 'note' : 'warning'
        return { severity, flow, dimension: by, code, share: share.toFixed(1) }
      })
    })
    return { looked: looked.length, found }
  },
  word({ flow, dimension, code, share }, codes) {
    const what = dimensionWords[dimension]
    const { zh, en } = codes.findName(dimension, code)
    const hasReplacement = zh.includes(replacement)
    return {
      zh: `${flowWords[flow].zh}：${what.zh}编码 ${code}（${zh}）不在编码表中，按文件中的名称列出，不属于任何组织，最多占金额的 ${share}%；可在 tradebrief.yaml 的 ${settings[dimension]} 中写明${hasReplacement ? '；名称中有印不出的字符，以〓代替' : ''}`,
      en: `${flowWords[flow].en}: the list of ${what.en}s does not have the code ${code} (${en}), up to ${share} % of the value; it is shown under the name in its file and belongs to no group; say what it is under ${settings[dimension]} in tradebrief.yaml${hasReplacement ? '; characters of the name that cannot be printed are shown as 〓' : ''}`,
    }
  },
})

/** Where `tradebrief.yaml` maps the codes of a dimension. */
const settings = { partner: 'partners', place: 'places', procedure: 'procedures' } as const

type Fact = {
  readonly flow: Flow
  readonly dimension: Breakdown
  readonly code: string
  /** In percent, with one decimal. */
  readonly share: string
}

/** A code's largest share in the value of a span, in percent. */
function largestShare(rows: Ground['answers'][number]['rows'], code: string): Fraction {
  const shares = [...groupBy(rows, ({ span }) => span).values()].flatMap((ofSpan) => {
    const [part, total] = [addUp(ofSpan.filter((row) => row.code === code)), addUp(ofSpan)]
    return part > 0n && total > 0n ? [Fraction.of(part * 100n, total)] : []
  })
  return shares.reduce((most, share) => (share.compare(most) > 0 ? share : most), Fraction.of(0n))
}
