import { type CodeLists, standardCodes } from '../../codes/codes.ts'
import { groupOfId } from '../../codes/partners/partners.ts'
import { type FigureId, type FigureName, type Localized, parseFigureId } from '../../trade/trade.ts'

/** What a figure is of, for a person: 进口 德国 当月 金额 同比. The id itself where there are no words for it. */
export function figureWords(id: FigureId, codes: CodeLists = standardCodes): Localized {
  const name = parseFigureId(id)
  if (!name) return { zh: id, en: id }
  const { flow, window, lag, measure, operation } = name
  if (lag || !words.window[window] || (operation && !words.operation[operation])) return { zh: id, en: id }
  const parts = [
    words.flow[flow],
    whose(name, codes),
    words.window[window],
    words.measure[measure],
    operation && words.operation[operation],
  ].filter((part) => part !== undefined)
  return { zh: parts.map(({ zh }) => zh).join(' '), en: parts.map(({ en }) => en).join(', ') }
}

function whose({ dimension, code = '' }: FigureName, codes: CodeLists): Localized | undefined {
  switch (dimension) {
    case undefined:
      return undefined
    case 'partner':
      return codes.findPartnerById(code)?.name ?? { zh: code, en: code }
    case 'group':
      return groupOfId(code)?.name ?? { zh: code, en: code }
    case 'place':
      return codes.findPlaceById(code)?.short ?? { zh: code, en: code }
    default:
      return { zh: code, en: code }
  }
}

const words: Readonly<
  Record<'flow' | 'window' | 'measure' | 'operation', Readonly<Record<string, Localized | undefined>>>
> = {
  flow: {
    export: { zh: '出口', en: 'exports' },
    import: { zh: '进口', en: 'imports' },
    trade: { zh: '进出口', en: 'trade' },
    net: { zh: '净出口', en: 'net exports' },
  },
  window: {
    month: { zh: '当月', en: 'month' },
    quarter: { zh: '季度', en: 'quarter' },
    half: { zh: '半年', en: 'half-year' },
    year: { zh: '全年', en: 'year' },
    ytd: { zh: '累计', en: 'year to date' },
  },
  measure: {
    value: { zh: '金额', en: 'value' },
    quantity: { zh: '数量', en: 'quantity' },
    quantity2: { zh: '第二数量', en: 'second quantity' },
  },
  operation: {
    base: { zh: '上年同期', en: 'a year before' },
    denominator: { zh: '比重分母', en: 'total that shares are taken of' },
    yoy: { zh: '同比', en: 'growth' },
    difference: { zh: '同比变化额', en: 'change' },
    share: { zh: '比重', en: 'share' },
  },
}
