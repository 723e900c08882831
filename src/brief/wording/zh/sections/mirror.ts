import { findPublication } from '../../../../codes/publications/publications.ts'
import { addMonths } from '../../../../trade/trade.ts'
import { figureSpan } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { line } from '../../inline-template.ts'
import type { MirrorFacts, MirrorSides, MirrorWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isNothing, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { growthClause, period } from '../phrases/phrases.ts'
import { valuationNames } from '../statements.ts'
import { sourceNote, subheadingNote } from './reporter-notes.ts'

export const mirror: MirrorWords = {
  heading: '双边数据对照',
  lone: (name) => `与${name}的双边数据对照`,
  sentences(facts, wording) {
    const { product, exporter, importer, value, quantity } = facts
    const when = period(facts.month, facts.window)
    if (isNothing(value.exports) && isNothing(value.imports))
      return line`${when}，${exporter}和${importer}的数据均没有${exporter}对${importer}的${product}出口。`
    const exports = isNothing(value.exports)
      ? line`${exporter}数据没有对${importer}的${product}出口`
      : line`${exporter}数据中对${importer}出口${product}${wording.amount(value.exports)}${growthClause(value.exportGrowth, '，')}`
    const imports = isNothing(value.imports)
      ? line`${importer}数据没有自${exporter}的进口`
      : line`${importer}数据中自${exporter}进口${wording.amount(value.imports)}${growthClause(value.importGrowth, '，')}`
    return line`${when}，${exports}；${imports}。${gap(value, wording)}${quantityGap(quantity)}`
  },
  caption: (product, exporter, importer) => `${exporter}对${importer}${product}出口的双边数据`,
  period: ({ window, lag = 0 }, month) => period(addMonths(month, -lag), window),
  column: {
    period: '时间',
    exports: (exporter, unit) => `${exporter}出口（${unit}）`,
    imports: (importer, unit) => `${importer}进口（${unit}）`,
    difference: (unit) => `进口减出口（${unit}）`,
    percent: '相差（%）',
    growth: '同比变化（%）',
  },
  note: (source, isOneCurrency) =>
    `${sourceNote(source)}两方数据并列对照，不相加。${isOneCurrency ? '相差＝（进口÷出口－1）×100。' : '两方币种不同，不换算，不计算差额。'}`,
  codes: subheadingNote,
  otherUnits: '注：两方数量的计量单位不同，不作比较。',
  gaps: '注：“..”表示所需月份未载入。',
  causes(source) {
    const { import: basis } = findPublication(source)?.valuation ?? { import: 'CIF' as const }
    const valuation =
      basis === 'CIF'
        ? '进口按到岸价计，含国际运费和保险费，一般高于按离岸价计的出口'
        : `进口按${valuationNames[basis]}计，与出口的离岸价相近`
    return line`两方数据不同的常见原因：计价（${valuation}）；转口（经中国香港等地转口的货物，出口方可能记为对转口地出口，进口方按原产地记为自中国进口）；时间差（货物在途，进口晚于出口记录）；归类（同一货物在两方归入不同子目）；伙伴的认定（出口按最终目的地，进口按原产地或启运地）。`
  },
}

function gap({ compared, exports, imports }: MirrorSides, wording: Wording): Inline[] {
  if (!compared || isNothing(exports) || isNothing(imports)) return []
  const { difference, percent } = compared
  const sign = getSign(difference)
  if (sign === null || !hasValue(percent)) return []
  if (sign === 0) return line`两者相同。`
  if (looksZero(difference)) return line`两者基本相同。`
  return line`进口比出口${sign > 0 ? '多' : '少'}${wording.amount(difference)}，相差${figureSpan(percent)}%。`
}

function quantityGap(quantity: MirrorFacts['quantity']): Inline[] {
  if (!quantity?.compared || isNothing(quantity.exports) || isNothing(quantity.imports)) return []
  const { percent } = quantity.compared
  const sign = getSign(percent)
  if (sign === null) return []
  if (looksZero(percent)) return line`按数量计，两者${sign === 0 ? '' : '基本'}相同。`
  return line`按数量计，进口比出口${sign > 0 ? '多' : '少'}${figureSpan(percent, 'absolute')}%。`
}
