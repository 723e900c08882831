import type { Localized } from '../../trade/trade.ts'

/** Where a finding is read: what it tells to do is done otherwise with a command than on a page of the desk. */
export type ReadAt = 'command' | 'desk'

type Statable = 'flow' | 'months' | 'whole' | 'asOf' | 'noTrade' | 'part' | 'relation'

/** How to say what was concluded otherwise, or what nothing tells. */
export type Ways = Readonly<Record<Statable, Localized>>

export const waysToSay: Readonly<Record<ReadAt, Ways>> = {
  command: {
    flow: { zh: '用 --flow 指明', en: 'say otherwise with --flow' },
    months: { zh: '用 --months 指明', en: 'say otherwise with --months' },
    whole: { zh: '请加 --scope whole 重新载入', en: 'load it with --scope whole' },
    asOf: { zh: '可用 --as-of 说明日期', en: 'say the date with --as-of' },
    noTrade: {
      zh: '用 --months 写明查询的月份，再载入一次',
      en: 'load it again with the months of the query: --months',
    },
    part: {
      zh: '加 --relation part 再载入一次',
      en: 'load it again with --relation part',
    },
    relation: {
      zh: '加 --relation revised、filtered 或 part 再载入一次',
      en: 'load it again with --relation revised, filtered or part',
    },
  },
  desk: {
    flow: { zh: '请另选方向', en: 'if not, choose the other flow' },
    months: { zh: '请填写查询的月份', en: 'if not, fill in the months of the query' },
    whole: { zh: '范围请选“全部贸易”', en: 'choose “the whole trade” as its scope' },
    asOf: { zh: '可填写数据日期', en: 'fill in the date of the data' },
    noTrade: {
      zh: '请填写查询的月份，再载入一次',
      en: 'load it again with the months of the query filled in',
    },
    part: {
      zh: '请再放入一次，在“与已载入数据的关系”中选“拆开下载的一部分”',
      en: 'drop it again and choose, as its relation to what is loaded, a part',
    },
    relation: {
      zh: '请再放入一次，并选择“与已载入数据的关系”',
      en: 'drop it again and choose its relation to what is loaded',
    },
  },
}
