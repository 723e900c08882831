import { defineTerm, type Term } from './facets.ts'

/** Words that a sentence moves with: rises, falls, lists, hedges. */
export const verbTerms: readonly Term[] = [
  defineTerm(
    '上升 增长 增加 上涨 提高 扩大 回升 提升 攀升 激增 大增 猛增 增 涨 升 加快 走高 大涨 飙升 劲增 微增 略增 微升 微涨 高出 多出 ↑ ▲',
    {
      direction: 1,
    },
  ),
  defineTerm(
    '下降 减少 下滑 回落 降低 下跌 收窄 缩减 萎缩 锐减 跌 降 减 放缓 走低 大跌 骤降 大降 微降 微跌 略降 缩小 负增长 低出 ↓ ▼',
    {
      direction: -1,
    },
  ),
  defineTerm('减幅 降幅 跌幅', { direction: -1, operation: 'yoy' }),
  defineTerm('涨幅 升幅', { direction: 1, operation: 'yoy' }),
  defineTerm('持平 基本持平 不变 unchanged almost_unchanged did_not_change hardly_changed flat', {
    direction: 0,
  }),
  defineTerm(
    '上升至 增长至 增加至 增加到 增至 升至 涨至 提高至 提高到 上涨至 扩大至 扩大到 回升至 攀升至 攀升到 上升到 增长到 升到 rose_to increased_to',
    {
      direction: 1,
      to: true,
    },
  ),
  defineTerm(
    '下降至 减少至 减少到 降至 跌至 回落至 下滑至 降低至 收窄至 下跌至 缩减至 下降到 降到 跌到 fell_to dropped_to declined_to',
    {
      direction: -1,
      to: true,
    },
  ),
  defineTerm(
    'rose up increased grew gained gain gains more rise rises increase increases climbed jumped surged soared expanded higher growing rising increasing above climb climbing jump jumping surge surging soar soaring widen widened widening rebounded recovered swelled advanced advancing expand expanding grow',
    {
      direction: 1,
    },
  ),
  defineTerm(
    'fell down decreased dropped declined less fewer fall falls decrease decreases decline declines shrank slid lost lower falling declining slumped plunged contracted below drop dropping slide sliding slip slipped dipped eased narrowed tumbled plummeted weakened retreated shed plunge plunging contracting decreasing slump sank slipping dipping easing narrowing tumbling retreating shedding',
    {
      direction: -1,
    },
  ),
  // What prices and volumes did to the value.
  defineTerm('added', { direction: 1, link: 'effect' }),
  defineTerm('took_away took_off subtracted', { direction: -1, link: 'effect' }),
  defineTerm('逐项比较 unit_value_in_both_years', { link: 'indexed' }),
  defineTerm(
    'after_a_month_in_which_they the_month_before,_they a_month_earlier the_month_before the_previous_month the_prior_month a_month_before a_month_ago',
    { link: 'monthBefore' },
  ),
  defineTerm('合计占 合占 共占 合计占比 共占比 累计占比 合计占比达', { link: 'joint', operation: 'share' }),
  defineTerm('按美元计价 以美元计 以美元计价 按美元计 in_US_dollar_terms in_dollar_terms', {
    link: 'dollars',
  }),
  defineTerm('按人民币计价 以人民币计 以人民币计价 按人民币计 in_yuan_terms in_renminbi_terms', {
    link: 'yuan',
  }),
  defineTerm('合计 共计 总计 together combined joint jointly', { link: 'joint' }),
  defineTerm('分别 依次 respectively', { link: 'respectively' }),
  defineTerm('其中 of_which of_these including', { link: 'ofWhich' }),
  defineTerm('总体 in_all in_total', { link: 'whole' }),
  defineTerm('和 及 以及 与 、 and', { link: 'list' }),
  defineTerm('约 大约 约为 约占 左右 about around roughly approximately', { hedge: 'about' }),
  defineTerm('超 超过 逾 突破 多达 高于 over more_than exceeding exceeded topped passing', { hedge: 'over' }),
  // It names a bound that another number is held against, and hedges none.
  defineTerm('no_more_than', {}),
  defineTerm('近 接近 将近 不足 nearly almost less_than under', { hedge: 'under' }),
]
