import type { FigureFlow } from '../../../trade/trade.ts'
import { defineTerm, type Facets, type MeasureWord, type Term } from './facets.ts'

/** What direction of trade a word names, alone and with what is measured of it. */
const flowWords: ReadonlyArray<readonly [words: string, facets: Facets]> = [
  ['进出口 外贸 对外贸易 贸易', { flow: 'trade' }],
  ['出口', { flow: 'export' }],
  ['进口', { flow: 'import' }],
  ['净出口 贸易顺差 顺差 贸易差额 进出口差额 贸易平衡', { flow: 'net' }],
  ['净进口 贸易逆差 逆差', { flow: 'net', sign: -1 }],
]

const measureSuffixes: ReadonlyArray<readonly [words: string, measure: MeasureWord]> = [
  ['额 总额 金额 总金额 值 总值 货值 价值 规模 额度', 'value'],
  ['量 总量 数量 总数量 重量', 'quantity'],
  ['均价 平均价格 平均单价 单价 价格', 'unitValue'],
]

const composed = ([words, facets]: readonly [string, Facets]): Term[] =>
  words.split(' ').flatMap((word) => [
    defineTerm(word, facets),
    ...measureSuffixes.map(([suffixes, measure]) =>
      defineTerm(
        suffixes
          .split(' ')
          .map((suffix) => `${word}${suffix}`)
          .join(' '),
        { ...facets, measure },
      ),
    ),
  ])

const english = (flow: FigureFlow, words: string, more: string): Term[] => [
  defineTerm(words, { flow }),
  defineTerm(
    more
      .split(' ')
      .flatMap((word) => [`${word}_value`, `value_of_${word}`, `${word},_value`])
      .join(' '),
    { flow, measure: 'value' },
  ),
  defineTerm(
    more
      .split(' ')
      .flatMap((word) => [
        ...[`${word},_quantity`, `${word}_quantity`, `${word}_volume`, `volume_of_${word}`],
        ...[`${word}_volumes`, `quantity_of_${word}`],
      ])
      .join(' '),
    { flow, measure: 'quantity' },
  ),
  defineTerm(
    more
      .split(' ')
      .flatMap((word) => [`${word}_price`, `${word}_prices`, `${word}_unit_value`, `unit_value_of_${word}`])
      .join(' '),
    { flow, measure: 'unitValue' },
  ),
]

export const flowTerms: readonly Term[] = [
  ...flowWords.flatMap(composed),
  ...english(
    'trade',
    'trade total_trade trade_in imports_and_exports exports_and_imports',
    'trade total_trade',
  ),
  ...english(
    'export',
    'exports export exported exporting shipments total_exports overseas_sales outbound_shipments',
    'exports export',
  ),
  ...english(
    'import',
    'imports import imported importing total_imports purchases overseas_purchases inbound_shipments',
    'imports import',
  ),
  ...english('net', 'net_exports trade_surplus surplus trade_balance balance_of_trade', 'net_exports'),
  defineTerm('net_imports trade_deficit deficit', { flow: 'net', sign: -1 }),
]
