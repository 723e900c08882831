import type { Standing } from '../../review/audit/audit.ts'
import type { Localized } from '../../trade/trade.ts'

/** How a printed figure stands to ours, in words, the best first. */
export const standingWords: Readonly<Record<Standing, Localized>> = {
  same: { zh: '相同', en: 'the same' },
  rounded: { zh: '舍入后相同', en: 'the same when rounded' },
  otherVintage: { zh: '与另一数据日期或基数的数相同', en: 'the same as of another vintage' },
  roundedOtherwise: { zh: '舍入不同', en: 'rounded otherwise' },
  different: { zh: '不同', en: 'different' },
  unknown: { zh: '无从对照', en: 'nothing to compare with' },
}
