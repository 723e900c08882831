import { defineTerm, type Term } from './facets.ts'

/** By how much imports by the data of one side exceed exports by those of the other. */
const mirrorTerms: readonly Term[] = ([1, -1] as const).flatMap((direction) => {
  const facets = { flow: 'import', operation: 'mirrorPercent', direction } as const
  const [zh, en] = direction === 1 ? ['多', 'exceed'] : ['少', 'fall_short_of']
  const words = (zhBefore: string, enBefore: string) =>
    `${zhBefore}进口数据比出口数据${zh} ${enBefore}recorded_imports_${en}_recorded_exports_by`
  return [
    defineTerm(words('', ''), facets),
    defineTerm(words('按数量计，', 'by_quantity,_'), { ...facets, measure: 'quantity' }),
  ]
})

/** Rows and sentences of analysis: concentration, price and volume, seasons. */
export const statisticTerms: readonly Term[] = [
  defineTerm('贸易伙伴数 贸易伙伴共 number_of_partners', { operation: 'number' }),
  defineTerm(
    '前三大比重 前三大所占比重 前三大贸易伙伴所占比重 share_of_the_three_largest share_of_the_largest_three',
    {
      operation: 'cr3',
    },
  ),
  defineTerm(
    '前五大比重 前五大所占比重 前五大贸易伙伴所占比重 share_of_the_five_largest share_of_the_largest_five',
    {
      operation: 'cr5',
    },
  ),
  defineTerm(
    '前十大比重 前十大所占比重 前十大贸易伙伴所占比重 share_of_the_ten_largest share_of_the_largest_ten',
    {
      operation: 'cr10',
    },
  ),
  // Of whom several are taken together, as rows and sentences name them.
  defineTerm('前三位 three_largest', { largest: 3 }),
  defineTerm('前五位 five_largest', { largest: 5 }),
  defineTerm('前十位 ten_largest', { largest: 10 }),
  defineTerm('赫芬达尔—赫希曼指数 赫芬达尔-赫希曼指数 赫芬达尔指数 herfindahl-hirschman_index', {
    operation: 'hhi',
  }),
  defineTerm('等效贸易伙伴数 number_of_equals effective_number_of_partners', { operation: 'effective' }),
  defineTerm('平均单价同比 单价同比 均价同比 unit_value,_year_on_year unit_value,_change_on_year', {
    ...{ measure: 'unitValue', operation: 'yoy' },
  }),
  defineTerm('数量同比 volume,_change_on_year quantity,_change_on_year', {
    ...{ measure: 'quantity', operation: 'yoy' },
  }),
  defineTerm('与全部来源地平均单价相比 unit_value_against_all_origins', {
    ...{ measure: 'unitValue', operation: 'toAverage' },
  }),
  defineTerm(
    '比全部来源地的平均单价高 higher_than_that_of_all_origins_by exceeded_the_average_for_all_origins_by',
    {
      ...{ measure: 'unitValue', operation: 'toAverage', direction: 1 },
    },
  ),
  defineTerm(
    '比全部来源地的平均单价低 lower_than_that_of_all_origins_by fell_short_of_the_average_for_all_origins_by',
    {
      ...{ measure: 'unitValue', operation: 'toAverage', direction: -1 },
    },
  ),
  defineTerm('进口减出口 imports_less_exports', { flow: 'import', operation: 'mirrorDifference' }),
  ...mirrorTerms,
  defineTerm('价格指数同比 price_index,_year_on_year', { operation: 'priceIndex' }),
  defineTerm('数量指数同比 quantity_index,_year_on_year', { operation: 'quantityIndex' }),
  defineTerm('可比范围 占两年出口额 占两年进口额 coverage', { operation: 'coverage' }),
  defineTerm('金额变动 change_in_value', { operation: 'difference' }),
  defineTerm('其中：价格因素 价格因素 价格变动使其 of_which：price price_effect', {
    operation: 'priceEffect',
  }),
  defineTerm('数量因素 数量变动使其 volume_effect', { operation: 'volumeEffect' }),
  defineTerm('新增 新增贸易 新增的贸易带来 new_trade new_trade_brought', { operation: 'entries' }),
  defineTerm(
    '退出贸易 退出 不再有的贸易 trade_that_ended trade_that_ended_had_been ended_trade discontinued_trade',
    {
      operation: 'exits',
    },
  ),
  defineTerm(
    '未分解 未分解部分 没有可比单价的部分使其 无可比单价 residual not_split part_not_split what_cannot_be_split without_unit_values',
    {
      operation: 'unpriced',
    },
  ),
  defineTerm('季节调整后 调整后 adjusted seasonally_adjusted 经季节调整', { operation: 'adjusted' }),
  defineTerm('调整后环比 adjusted,_on_month adjusted,_change_on_month', { operation: 'adjustedMom' }),
  defineTerm('当月两年平均增速 两年平均增速 两年平均增长 averaged', { operation: 'twoYear' }),
]
