import { addMonths } from '../../../../trade/trade.ts'
import { figureSpan } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { line } from '../../inline-template.ts'
import type { MirrorFacts, MirrorSides, MirrorWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isNothing, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { growthClause, period } from '../phrases/phrases.ts'
import { valuationNames } from '../statements.ts'
import { publisherNote, sourceNote, subheadingNote } from './reporter-notes.ts'

export const mirror: MirrorWords = {
  heading: '双方数据对照',
  lone: (name) => `与${name}的双方数据对照`,
  sentences(facts, wording) {
    const { product, exporter, importer, value, quantity } = facts
    const when = period(facts.month, facts.window)
    if (isNothing(value.exports) && isNothing(value.imports))
      return line`${when}，${exporter}和${importer}的数据均没有${exporter}对${importer}的${product}出口。`
    const exports = isNothing(value.exports)
      ? line`按${exporter}数据，没有对${importer}的${product}出口`
      : line`按${exporter}数据，对${importer}出口${product}${wording.amount(value.exports)}${growthClause(value.exportGrowth, '，')}`
    const imports = isNothing(value.imports)
      ? line`按${importer}数据，没有自${exporter}的进口`
      : line`按${importer}数据，自${exporter}进口${wording.amount(value.imports)}${growthClause(value.importGrowth, '，')}`
    return line`${when}，${exports}；${imports}。${gap(value, wording)}${quantityGap(quantity)}`
  },
  caption: ({ product, month, windows }, exporter, importer) =>
    `${period(month, windows.at(-1) ?? 'month')}${exporter}对${importer}出口${product}的双方数据`,
  chart: ({ product, exporter, importer, from, to }) =>
    `${period(from, 'month')}至${period(to, 'month')}${exporter}对${importer}出口${product}双方数据逐月走势`,
  period: ({ window, lag = 0 }, month) => period(addMonths(month, -lag), window),
  column: {
    period: '时间',
    value: (unit) => `金额（${unit}）`,
    quantity: (unit) => `数量（${unit}）`,
    exports: (exporter, unit) => `出口：${exporter}数据${inUnit(unit)}`,
    imports: (importer, unit) => `进口：${importer}数据${inUnit(unit)}`,
    difference: '进口减出口',
    percent: '相差（%）',
    growth: '同比变化（%）',
  },
  note: (source, flow, isOneCurrency) =>
    `${sourceNote(source, flow)}两方数据并列对照，不相加。${isOneCurrency ? '相差＝（进口÷出口-1）×100。' : '两方币种不同，不换算，不计算差额。'}`,
  source: publisherNote,
  codes: subheadingNote,
  otherUnits: '注：两方数量的计量单位不同，不作比较。',
  gaps: '注：“..”表示缺少所需月份的数据。',
  causes({ exports, imports }) {
    const exported = exports === 'FOB' ? '离岸价' : valuationNames[exports]
    const valuation =
      imports === 'CIF'
        ? `进口按到岸价计，含国际运费和保险费，一般高于按${exported}计的出口`
        : imports === exports
          ? `进口与出口均按${valuationNames[imports]}计，影响较小`
          : `进口按${valuationNames[imports]}计，出口按${valuationNames[exports]}计`
    return `注：两方数据不同的常见原因：一是计价，${valuation}；二是转口，经中国香港等地转口的货物，出口方可能记为对转口地出口，进口方则按原产地记录；三是时间，货物在途，进口的记录晚于出口；四是归类，同一货物在两方可能归入不同子目；五是贸易伙伴的认定，出口按最终目的地，进口按原产地或启运地。`
  },
}

const inUnit = (unit: string | undefined): string => (unit === undefined ? '' : `（${unit}）`)

function gap({ compared, exports, imports }: MirrorSides, wording: Wording): Inline[] {
  if (!compared || isNothing(exports) || isNothing(imports)) return []
  const { difference, percent } = compared
  const sign = getSign(difference)
  if (sign === null || !hasValue(percent)) return []
  if (sign === 0) return line`两方数据相同。`
  if (looksZero(difference) || looksZero(percent)) return line`两方数据基本相同。`
  return line`进口数据比出口数据${sign > 0 ? '多' : '少'}${wording.amount(difference)}（${figureSpan(percent, 'absolute')}%）。`
}

function quantityGap(quantity: MirrorFacts['quantity']): Inline[] {
  if (!quantity?.compared || isNothing(quantity.exports) || isNothing(quantity.imports)) return []
  const { percent } = quantity.compared
  const sign = getSign(percent)
  if (sign === null) return []
  if (looksZero(percent)) return line`按数量计，两方数据${sign === 0 ? '' : '基本'}相同。`
  return line`按数量计，进口数据比出口数据${sign > 0 ? '多' : '少'}${figureSpan(percent, 'absolute')}%。`
}
