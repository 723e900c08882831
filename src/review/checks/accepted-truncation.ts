import { formatMonth } from '../../trade/trade.ts'
import { defineCheck } from './check.ts'

/** No file that reached the limit of a query was taken as it is. */
export const acceptedTruncation = defineCheck({
  id: 'accepted-truncation',
  title: { zh: '没有采用被截断的文件', en: 'no cut-off file is taken as it is' },
  look: ({ loads, overruled }) => ({
    looked: loads.length,
    found: loads
      .filter(({ file }) => overruled.includes(file))
      .map(({ file, truncatedAt }) => ({
        severity: 'warning' as const,
        file,
        month: truncatedAt === null ? null : formatMonth(truncatedAt),
      })),
  }),
  word: ({ file, month }) => ({
    zh: `${file} 到查询上限，${month ?? ''} 很可能不全，按使用者的决定采用`,
    en: `${file} reached the limit of a query, so ${month ?? 'a month'} is probably incomplete; it is taken as the user decided`,
  }),
})
