import { defineTerm, type Term } from './facets.ts'

/** Words of headings and rows: what a column or a row holds. Prose has the same. */
export const columnTerms: readonly Term[] = [
  // Amounts.
  defineTerm('绝对值 绝对额 数值 本期值 总计值', { measure: 'amount' }),
  defineTerm('金额 货值 总额 总值 价值 贸易额', { measure: 'value' }),
  defineTerm('数量 总量 重量 净重 销量', { measure: 'quantity' }),
  defineTerm('平均单价 平均价格 均价 单价 价格 平均价', { measure: 'unitValue' }),
  defineTerm('amount amounts', { measure: 'amount' }),
  defineTerm('value values', { measure: 'value' }),
  defineTerm('quantity volume quantities volumes tonnage weight', { measure: 'quantity' }),
  defineTerm(
    'unit_value unit_values average_price average_unit_value unit_price average_unit_price price prices',
    {
      measure: 'unitValue',
    },
  ),
  // Growth against a year before.
  defineTerm(
    '同比变化 同比增速 同比增长 同比增减 同比增长率 同比涨跌 同比变动 同比增幅 同比涨幅 同比降幅 同比± ±',
    {
      operation: 'yoy',
    },
  ),
  defineTerm(
    '同比 增速 增长率 增幅 增减 增减幅 涨跌幅 变化率 变动率 增减率 比上年增长 比上年同期增长 比上年同期增减',
    {
      operation: 'yoy',
    },
  ),
  defineTerm(
    '比上年同期 较上年同期 比去年同期 较去年同期 较上年 比上年 较去年 比去年 与上年同期相比 与去年同期相比',
    {
      operation: 'yoy',
    },
  ),
  defineTerm('year_on_year year-on-year yoy y-o-y y/y growth annual_growth growth_rate change_on_year', {
    operation: 'yoy',
  }),
  defineTerm(
    'year-on-year_growth year_on_year_growth from_a_year_earlier from_a_year_ago than_a_year_before',
    {
      operation: 'yoy',
    },
  ),
  defineTerm(
    'on_year year_over_year year-over-year annually on_an_annual_basis from_the_year_before from_the_same_period_last_year',
    { operation: 'yoy' },
  ),
  defineTerm('over_the_previous_year compared_with_a_year_earlier from_the_previous_year on_the_year', {
    operation: 'yoy',
  }),
  defineTerm('change', { basis: 'change' }),
  defineTerm('同比变化额 增减额 变化额 变动额 增加额 增量', { operation: 'difference' }),
  defineTerm('变化 变动', { basis: 'change' }),
  // Growth against the month before.
  defineTerm('环比 环比增速 环比变化 环比增长 环比增减 环比涨跌 比上月 较上月 与上月相比', {
    operation: 'mom',
  }),
  defineTerm(
    'month_on_month month-on-month mom m-o-m m/m on_month change_on_month against_the_month_before from_the_previous_month',
    {
      operation: 'mom',
    },
  ),
  defineTerm('from_the_month_before on_the_month on_the_quarter_before from_the_quarter_before', {
    operation: 'mom',
  }),
  defineTerm(
    'month_over_month month-over-month from_the_preceding_month from_the_prior_month 较上季 比上季',
    {
      operation: 'mom',
    },
  ),
  defineTerm('较上季度 比上季度 较上一季度 比上一季度 较上个季度 比上个月 较上个月', { operation: 'mom' }),
  defineTerm(
    'quarter_on_quarter quarter-on-quarter quarter_over_quarter quarter-over-quarter qoq q-o-q q/q sequentially',
    { operation: 'mom' },
  ),
  defineTerm('from_the_previous_quarter on_the_previous_quarter from_the_prior_quarter on_quarter', {
    operation: 'mom',
  }),
  // Shares.
  defineTerm(
    '所占比重 占比 比重 份额 市场份额 所占份额 所占比例 比例 占总额比重 占总值比重 占总量比重 占出口比重 占进口比重',
    {
      operation: 'share',
    },
  ),
  defineTerm('占 占到 占据 占出口总额比重 占进口总额比重 占出口总额的比重 占进口总额的比重 占全部比重', {
    operation: 'share',
  }),
  defineTerm('share shares market_share share_of_total proportion', { operation: 'share' }),
  defineTerm('equivalent_to equal_to', { operation: 'share' }),
  defineTerm('account accounts accounted accounting made_up making_up', { operation: 'share' }),
  defineTerm('比重变化 占比变化 份额变化 占比变动 change_of_share change_in_share', {
    operation: 'shareChange',
  }),
  // Contributions.
  defineTerm('贡献 拉动 增长贡献 拉动最大的 贡献度 contribution contributions', {
    operation: 'contribution',
  }),
  defineTerm('拖累 拖累最大的 largest_losses largest_loss loss', { operation: 'contribution', sign: -1 }),
  defineTerm('largest_gains largest_gain gain points_contributed', { operation: 'contribution' }),
  defineTerm('贡献率 增长贡献率', { operation: 'contributionRate' }),
  // Periods side by side.
  defineTerm('本期 now current this_period', { basis: 'now' }),
  defineTerm(
    '上年同期 去年同期 上年同期值 上年同月 去年同月 上年同季 a_year_before year_before a_year_earlier',
    {
      basis: 'before',
    },
  ),
  defineTerm(
    'previous_year the_previous_year the_prior_year a_year_ago one_year_ago one_year_earlier the_year_before year_ago',
    { basis: 'before' },
  ),
  ...['period', 'month', 'quarter', 'months', 'time'].map((span) =>
    defineTerm(
      ['last_year', 'a_year_earlier', 'a_year_ago', 'a_year_before', 'of_last_year', 'of_the_previous_year']
        .concat(
          'the_previous_year',
          'in_the_previous_year',
          'one_year_earlier',
          'the_year_before',
          'the_prior_year',
        )
        .flatMap((year) => [
          `same_${span}_${year}`,
          `the_same_${span}_${year}`,
          `the_corresponding_${span}_${year}`,
        ])
        .join(' '),
      { basis: 'before' },
    ),
  ),
  // Names of rows.
  defineTerm(
    '区域 地区 国家 国别 国家（地区） 国别（地区） 国家/地区 国家和地区 市场 目的地 来源地 来源国 目的国 贸易伙伴 伙伴',
    {
      role: 'name',
    },
  ),
  defineTerm(
    '出口市场 进口市场 出口目的地 进口来源地 进口来源国 出口国别 进口国别 出口国家 进口国家 目的市场 主要市场 国家或地区',
    {
      role: 'name',
    },
  ),
  defineTerm(
    '省份 省市 省区市 省（区、市） 注册地 收发货人注册地 收发货地 企业注册地 省（市） 省（区市） 地市',
    { role: 'name' },
  ),
  defineTerm(
    '产品 商品 品名 商品名称 产品名称 品类 类别 分类 项目 指标 月份 时间 构成 年月 贸易方式 企业性质',
    { role: 'name' },
  ),
  defineTerm(
    'supplier suppliers buyer buyers exporter importer partner partners country countries market markets destination destinations origin origins source sources',
    {
      role: 'name',
    },
  ),
  defineTerm(
    'region place places province provinces product class category item month period part indicator',
    { role: 'name' },
  ),
  defineTerm('country/region customs_procedure commodity country_or_region', { role: 'name' }),
  defineTerm('排名 序号 位次 名次 rank ranking no. #', { role: 'rank' }),
]
