import type { Token } from '../lexicon/lexicon.ts'
import { goodsIn } from './qualifier.ts'
import type { SentenceState } from './sentence-state.ts'

/** What a share is of, other than the total of the same trade. */
const otherWhole = /全国|我国|中国|全球|世界|同期|外贸|国内|产量|总产|机电|高新|全部商品|当地|对方|整体/

/** In words; no sentence says what a share is of in more. */
const mostWords = 60

/** 占锂电池出口总额的23.1%: the token at which the number stands, and what the share is of; null without such a number. */
export function skipDenominator(
  tokens: readonly Token[],
  index: number,
  { context, subjects, recent }: SentenceState,
): { readonly end: number; readonly isOther: boolean; readonly measure: string | null } | null {
  let text = ''
  let measure: string | null = null
  let hasName = false
  // 三省占全国的54.6%: of the trade of the text, which is that of the whole country.
  const isOfPlaces = (subjects.at(-1) ?? recent.at(-1))?.dimension === 'place' && context.trader === null
  const isOther = (words: string): boolean =>
    !(isOfPlaces && /^(?:全国|我国|中国)(?:的|出口|进口|总额|总值|总量)*$/.test(words)) &&
    isOtherWhole(words, context.products)
  for (let offset = index + 1; offset <= index + mostWords; offset++) {
    const token = tokens[offset]
    if (!token) break
    if (token.kind === 'number')
      return token.unit?.kind === 'percent' && offset > index
        ? { end: offset, isOther: hasName || isOther(text), measure }
        : null
    if (token.kind === 'mark' && /[，。；,;]/.test(token.text)) return null
    if (token.kind === 'name') hasName = true
    if (token.kind === 'term' && (token.facets.measure === 'value' || token.facets.measure === 'quantity'))
      measure = token.facets.measure
    if (token.kind === 'word') text += token.text
  }
  return null
}

const isOtherWhole = (text: string, products: readonly string[]): boolean => {
  // A text on no goods in particular is about all trade.
  if (products.length === 0) return /全球|世界|产量/.test(text)
  const named = products.some((product) => product !== '' && text.includes(product))
  return (!named && otherWhole.test(text)) || goodsIn(text.replace(otherWhole, ''), products) !== ''
}

const chinese = /^的?(?:市场)?(?:份额|比重|比例)/

/** 23.1% of exports, 23.1%的份额: whether words after a number make it a share, of what, and where they end. */
export function readEnglishShare(
  tokens: readonly Token[],
  from: number,
): { readonly isShare: boolean; readonly isOther: boolean; readonly end: number } {
  const next = tokens[from]
  const none = { isShare: false, isOther: false, end: from }
  if (!next) return none
  if (next.text === '的') {
    const words = tokens
      .slice(from, from + 4)
      .map(({ text }) => text)
      .join('')
    return chinese.test(words) ? { isShare: true, isOther: false, end: from + 1 } : none
  }
  if (/^share$/i.test(next.text)) return { isShare: true, isOther: false, end: from + 1 }
  if (next.text.toLowerCase() !== 'of') return none
  // 11.4 percent of volume, 31.5% of the volume.
  const offset = /^the$/i.test(tokens[from + 1]?.text ?? '') ? from + 2 : from + 1
  const measure = tokens[offset]
  if (measure?.kind === 'term' && measure.facets.measure !== undefined && endsClause(tokens[offset + 1]))
    return { isShare: true, isOther: false, end: from + 1 }
  let text = ''
  for (let offset = from + 1; offset < tokens.length; offset++) {
    const token = tokens[offset]
    if (!token || token.kind === 'mark' || token.kind === 'number')
      return / total$/.test(text) ? { isShare: true, isOther: false, end: offset } : none
    text += ` ${token.text.toLowerCase()}`
    if (token.kind === 'term' && (token.facets.flow || token.text.toLowerCase() === 'total')) {
      const isOther = /china’s total|all (?!exports|imports)|national|country|global|world/.test(text)
      return { isShare: true, isOther, end: offset + 1 }
    }
    if (token.kind === 'word' && /^(?:total|the)$/i.test(token.text)) continue
    if (offset - from > 8) break
  }
  return /total/.test(text) ? { isShare: true, isOther: false, end: from + 1 } : none
}

const endsClause = (token: Token | undefined): boolean => token === undefined || token.kind === 'mark'
