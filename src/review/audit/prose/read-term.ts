import type { Facets, Token } from '../lexicon/lexicon.ts'
import { skipDenominator } from './denominator-words.ts'
import { goodsIn, wordsAfter, wordsBefore } from './qualifier.ts'
import type { SentenceState } from './sentence-state.ts'

/** Takes a word of the lexicon into what has been said; returns the index of the token after what was read. */
export function readTermInto(tokens: readonly Token[], index: number, state: SentenceState): number {
  const token = tokens[index]
  if (token?.kind !== 'term') return index + 1
  const { facets, text } = token
  if (facets.link !== undefined) {
    const end = readLink(facets.link, facets.direction, index, state)
    if (facets.operation !== 'share') return end
    state.operation = 'share'
    return readShare(tokens, index, state)
  }
  state.isListOpen = false
  readLargest(token.facets, text, state)
  // 17.3% more than the 201,400 tonnes of a year earlier: what is compared with is not hedged.
  const isComparison = / than$/i.test(text) && tokens[index - 1]?.kind === 'number'
  if (facets.hedge && !isComparison) state.hedge = facets.hedge
  if (facets.flow) readFlow(tokens, index, state)
  else if (facets.role === 'name' && !state.isFlowSaid) state.guessFlow(text)
  if (facets.measure && facets.measure !== 'amount') {
    state.measure = facets.measure
    state.measureKey = null
  }
  if (facets.basis === 'before') state.monthsBefore = 12
  if (facets.direction !== undefined) {
    readMovingGoods(tokens, index, state)
    state.direction = facets.direction
    state.directionWord = text
    state.isTo = facets.to ?? false
  }
  if (/^[增减降升跌涨]幅$/.test(text)) state.isExtent = true
  if (!facets.operation) return index + 1
  if (/^(?:accounts?|accounted|accounting|made up|making up)$/i.test(text))
    readMovingGoods(tokens, index, state)
  if (facets.operation === 'adjusted') {
    state.isAdjusted = true
    return index + 1
  }
  state.operation = facets.operation
  state.operationSign = facets.sign ?? 1
  if (facets.operation !== 'share' || !/^(?:占(?!比)|约占|合占|共占)/.test(text)) return index + 1
  return readShare(tokens, index, state)
}

/** 前三位省区市: who are taken together; sentences that name them say so of each. */
function readLargest({ largest, role }: Facets, text: string, state: SentenceState): void {
  if (largest !== undefined && state.naming === null) {
    state.largest = largest
    state.subjects = []
    state.largestOf ??= state.recent.at(-1)?.dimension === 'place' ? 'place' : 'partner'
  } else if (role === 'name' && state.largest !== null)
    state.largestOf = /省|place|province/i.test(text) ? 'place' : 'partner'
}

const isDoneByPartner = (verb: string, subject: Token | undefined): boolean =>
  /^(?:imported|exported)$/i.test(verb) &&
  (subject?.text.toLowerCase() === 'it' ||
    (subject?.kind === 'name' && (subject.dimension === 'partner' || subject.dimension === 'group')))

/** 铁矿砂及其精矿: words after a direction of trade, of several goods too. */
function goodsList(
  tokens: readonly Token[],
  index: number,
  { context }: SentenceState,
): { readonly text: string; readonly end: number } {
  let after = wordsAfter(tokens, index)
  for (let count = 0; count < 4 && !context.isOwnGenre; count++) {
    const link = tokens[after.end]
    const isList = link?.kind === 'term' && /^[和及与、]$|^以及$/.test(link.text)
    const more = isList && after.text !== '' ? wordsAfter(tokens, after.end) : null
    if (!link || !more || more.text === '') break
    after = { text: `${after.text}${link.text}${more.text}`, end: more.end }
  }
  return after
}

/** Coal rose 12.0%, coal accounted for 12.0%: goods at the beginning of a clause, of which it says something. */
function readMovingGoods(tokens: readonly Token[], index: number, state: SentenceState): void {
  if (state.context.isOwnGenre || !/^[a-z]/i.test(tokens[index]?.text ?? '')) return
  const { text, from } = wordsBefore(tokens, index)
  const first = tokens[from - 1]
  if (first && first.kind !== 'mark' && first.text.toLowerCase() !== 'and') return
  const goods = goodsIn(text, state.context.products)
  if (goods !== '') state.addGoods(goods)
}

type Link = NonNullable<Extract<Token, { kind: 'term' }>['facets']['link']>

function readLink(
  link: Link,
  direction: 1 | -1 | 0 | undefined,
  index: number,
  state: SentenceState,
): number {
  switch (link) {
    case 'respectively':
      state.turn = state.levels.length > 1 ? 0 : null
      break
    case 'joint':
      state.isJoint = true
      state.isListOpen = false
      break
    case 'dollars':
    case 'yuan':
      turnCurrency(state, link === 'dollars' ? '美元' : '元')
      break
    case 'indexed':
      state.isIndexed = true
      break
    case 'effect':
      state.isEffect = true
      state.direction = direction ?? null
      break
    case 'monthBefore':
      state.monthsBefore = 1
      break
    case 'ofWhich':
      state.isOfWhich = true
      break
    case 'whole':
      state.subjects = []
      break
    default:
      break
  }
  return index + 1
}

/** 占…的23.1%: what stands between is what the share is of, and changes nothing that was said. */
function readShare(tokens: readonly Token[], index: number, state: SentenceState): number {
  const skipped = skipDenominator(tokens, index, state)
  if (!skipped) return index + 1
  if (skipped.isOther) state.operation = 'shareOfOther'
  else if (skipped.measure !== null) state.measure = skipped.measure
  return skipped.end
}

/** No product of a text has a name of more words. */
const mostNameWords = 30

/** Whether `of` and a product’s name follow; “and” and commas in a name are not words that stand together. */
function namesProduct(tokens: readonly Token[], index: number, products: readonly string[]): boolean {
  const plain = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/[^a-z\d]+/g, ' ')
      .trim()} `
  const following = tokens.slice(index, index + mostNameWords).map(({ text }) => text)
  const english = products.filter((product) => /[a-z]{2}/i.test(product))
  return english.some((product) => plain(following.join(' ')).startsWith(plain(`of ${product}`)))
}

/** A direction of trade, and the goods that are named before or after it where these are not those of the text. */
function readFlow(tokens: readonly Token[], index: number, state: SentenceState): void {
  const token = tokens[index]
  if (token?.kind !== 'term' || !token.facets.flow) return
  const { flow, sign, measure } = token.facets
  const last = tokens[index - 1]
  // 进料加工贸易: the procedure that a row names.
  if (token.text === '贸易' && last?.kind === 'name' && last.end === token.offset) return
  // Europe imported 65.0 GW: what a partner buys is what is sold to it.
  if (!state.context.isOwnGenre && isDoneByPartner(token.text, last)) return
  // 进出口, 贸易伙伴: words that only name a kind of partner change no flow.
  state.flow = flow
  state.isFlowSaid = true
  if (state.together && last?.kind === 'mark') state.together = null
  state.measureKey = null
  state.flowSign = sign ?? 1
  state.flowWord = flow === 'net' ? token.text : null
  if (measure === undefined) state.measure = null
  const before = wordsBefore(tokens, index)
  const products = state.context.products
  const goods = goodsIn(before.text, products)
  if (goods !== '') {
    state.addGoods(goods)
    return
  }
  const after = goodsList(tokens, index, state)
  const next = tokens[after.end]
  const isEnglishOf = /^of /i.test(after.text)
  const leadsToNumber = next?.kind === 'number' || isEnglishOf
  const isWholeText = isEnglishOf && namesProduct(tokens, index + 1, products)
  const goodsAfter = leadsToNumber && !isWholeText ? goodsIn(after.text, products) : ''
  if (goodsAfter !== '') state.addGoods(goodsAfter)
  else if (state.subjects.some(({ dimension }) => dimension === 'other') && before.from === 0)
    state.beginTotal()
}

/** 以人民币计…（以美元计同比上升6.7%）: growths after it are of the value in that currency, though the amount before was in another. */
function turnCurrency(state: SentenceState, currency: string): void {
  state.currency = currency
  if (state.context.currency === null || !state.measureKey?.startsWith('value')) return
  state.measureKey = currency === state.context.currency ? 'value' : `value[${currency}]`
}
