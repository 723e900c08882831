import type { CustomsCurrency } from '../../trade/trade.ts'

/** The unit of money of a table. */
export interface MoneyUnit {
  readonly currency: CustomsCurrency
  /** How many dollars or yuan one printed unit is: 10,000 for 万元. */
  readonly moneyFactor: bigint
}

const multiples: Readonly<Record<string, bigint>> = {
  '': 1n,
  千: 1_000n,
  万: 10_000n,
  百万: 1_000_000n,
  亿: 100_000_000n,
}

/**
 * 单位：万元人民币, 千美元, 亿美元 …, the colon being written in several ways; in English `Unit:US$1,000`, `Unit:RMB￥10,000`,
 * `Unit: USD1 Million`. Null where a text has none.
 */
export function readMoneyUnit(text: string): MoneyUnit | null {
  const [, multiple = '', kind] =
    /单位\s*[:：∶]?\s*(千|万|百万|亿)?(美元|元人民币|人民币|元)/.exec(text) ?? []
  const moneyFactor = multiples[multiple]
  if (kind && moneyFactor) return { currency: kind === '美元' ? 'USD' : 'CNY', moneyFactor }
  return readEnglishUnit(text)
}

function readEnglishUnit(text: string): MoneyUnit | null {
  const [, currency, digits, million] =
    /Unit\s*[:：]\s*(US\$|USD|RMB\s*[￥¥]?|CNY|[￥¥])\s*(\d[\d,]{0,15})\s*(Million)?/i.exec(text) ?? []
  if (!currency || !digits) return null
  const count = BigInt(digits.replaceAll(',', '')) * (million ? 1_000_000n : 1n)
  if (count <= 0n) return null
  return { currency: /^US/i.test(currency) ? 'USD' : 'CNY', moneyFactor: count }
}
