import type { Localized } from '../../trade/trade.ts'
import type { Relation, Side } from './code-bridge.ts'

/** What a bridge is called. */
export const relationWords: Readonly<Record<Relation, Readonly<Record<Side, Localized>>>> = {
  oneToOne: both('一对一', 'one to one'),
  split: {
    former: { zh: '一分为多', en: 'split' },
    later: { zh: '拆分而来', en: 'from a split' },
  },
  merged: {
    former: { zh: '并入一个', en: 'merged into one' },
    later: { zh: '多并为一', en: 'merged from several' },
  },
  partlyMoved: both('部分转移', 'partly moved'),
  unlisted: both('表中没有', 'not in the table'),
}

/** A code often stands on both sides, so that a sentence says of which side it speaks. */
export const sideWords: Readonly<Record<Side, Localized>> = {
  former: { zh: '原', en: 'former' },
  later: { zh: '新', en: 'later' },
}

function both(zh: string, en: string): Record<Side, Localized> {
  return { former: { zh, en }, later: { zh, en } }
}

/** What is wrong with a code’s partners on the other side, in a sentence without its end. */
export interface BridgeFault {
  readonly side: Side
  readonly code: string
  readonly relation: Relation
  readonly table: string
  /** `heading`: the table has only a heading above the code. */
  readonly level: 'code' | 'heading'
  /** Partners that the product does not have. */
  readonly lacking: readonly string[]
  /** Those of them that hold other goods too. */
  readonly shared: readonly string[]
  /** Under which codes those other goods are. */
  readonly also: readonly string[]
}

/** At most so many codes are named in a sentence. */
const namedCodes = 8

export function bridgeWords({
  side,
  code,
  relation,
  table,
  level,
  lacking,
  shared,
  also,
}: BridgeFault): Localized {
  if (relation === 'unlisted')
    return {
      zh: `对照表 ${table} 没有${sideWords[side].zh}编码 ${code}`,
      en: `${table} does not have the ${sideWords[side].en} code ${code}`,
    }
  const partners = listed(lacking)
  if (level === 'heading')
    return {
      zh: `${table} 只到 ${code} 的上级编码，其商品也可能在产品文件没有的 ${partners.zh} 中，从表中看不出`,
      en: `${table} has only the heading above ${code}, whose goods may also be under ${partners.en}, which the product file lacks; the table cannot tell`,
    }
  const others = listed(also)
  const rest: Localized =
    shared.length === 0
      ? { zh: '，补全后两年才是同样的商品', en: '; the two years are the same goods only with all of them' }
      : {
          zh: `；其中 ${listed(shared).zh} 还含${sideWords[side].zh}编码 ${others.zh} 的商品，加或不加，两年的商品都不全相同`,
          en: `; of these, ${listed(shared).en} also has goods of the ${sideWords[side].en} ${others.en}, so that with or without it the two years are not the same goods`,
        }
  return side === 'former'
    ? {
        zh: `按 ${table}，${code} 的商品后来也在 ${partners.zh} 中，产品文件没有${rest.zh}`,
        en: `by ${table}, goods of ${code} later are also under ${partners.en}, which the product file lacks${rest.en}`,
      }
    : {
        zh: `按 ${table}，${code} 的商品原先也在 ${partners.zh} 中，产品文件没有${rest.zh}`,
        en: `by ${table}, goods of ${code} formerly were also under ${partners.en}, which the product file lacks${rest.en}`,
      }
}

function listed(codes: readonly string[]): Localized {
  const named = codes.slice(0, namedCodes)
  if (named.length === codes.length) return { zh: named.join('、'), en: named.join(', ') }
  return {
    zh: `${named.join('、')} 等 ${codes.length} 个编码`,
    en: `${named.join(', ')} and ${codes.length - named.length} more codes`,
  }
}
