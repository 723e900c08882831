import type { FigureFlow } from '../../../trade/trade.ts'
import type { Place } from '../../printed-numbers/printed-numbers.ts'
import { type Token, type Trie, tokenize } from '../lexicon/lexicon.ts'
import type { Unread } from '../tables/tables.ts'
import type { Statements } from './claim.ts'
import { lookAhead } from './look-ahead.ts'
import type { Paragraph } from './paragraphs.ts'
import { goodsIn } from './qualifier.ts'
import { readNaming } from './read-naming.ts'
import { readSentence } from './read-sentence.ts'
import { type ProseContext, SentenceState } from './sentence-state.ts'

/** What running text states, and what of it could not be read. */
export interface ReadProse extends Statements {
  readonly unread: readonly Unread[]
}

/** No text has as many; the audit says so. */
const mostClaims = 50_000

/** In characters; what is longer is no paragraph. */
const longestParagraph = 600_000

/** Reads every sentence of the paragraphs. @param ownNames names of goods in the text’s own tables. */
export function readProse(
  paragraphs: readonly Paragraph[],
  context: ProseContext,
  ownNames: Trie<string | null>,
): ReadProse {
  const found: Statements = { claims: [], joint: [], namings: [], ranks: [], noTrade: [] }
  const unread: Unread[] = []
  const state = new SentenceState(context)
  for (const paragraph of paragraphs) {
    if (paragraph.kind === 'heading')
      state.beginSection(flowOfHeading(paragraph.text), goodsOfHeading(paragraph.text, context))
    const isRead = paragraph.kind === 'prose' || (paragraph.kind === 'quotation' && !context.isOwnGenre)
    if (!isRead) continue
    state.beginParagraph(paragraph.isItem)
    const label = labelOf(paragraph.text, context)
    if (label !== null) state.beginSection(null, label)
    if (found.claims.length > mostClaims) break
    const place = (offset: number): Place => ({ part: 'prose', ...paragraph.lineAt(offset) })
    for (const [index, tokens] of sentences(bodyTokens(paragraph.text, context, ownNames)).entries()) {
      const [first] = tokens
      if (!first) continue
      const beginning = paragraph.text.slice(first.offset, first.offset + 40)
      const goesOn = goesOnFrom(beginning)
      state.beginSentence(goesOn, index > 0 && !context.isOwnGenre && keepsGoods.test(beginning))
      if (/^其中[^。]{0,4}月/.test(paragraph.text.slice(first.offset, first.offset + 12))) state.beginAside()
      lookAhead(tokens, state)
      if (!goesOn) state.naming = null
      const naming = readNaming(tokens, paragraph.text, state, place)
      if (naming) {
        found.namings.push(naming)
        state.naming = naming
      }
      readSentence(tokens, state, { found, unread, place })
    }
  }
  return { ...found, unread }
}

/** The parts of a paragraph without the place and day of a report, and without the place whose trade the text is about. */
function bodyTokens(
  text: string,
  { isOwnGenre, trader, reporter }: ProseContext,
  ownNames: Trie<string | null>,
): Token[] {
  const tokens = tokenize(text.slice(0, longestParagraph), ownNames)
  if (reporter !== null) return tokensOfReporter(tokens, reporter)
  if (isOwnGenre) return tokens
  const from = dateline.exec(text.slice(0, 100))?.[0].length ?? 0
  return tokens
    .filter(({ offset }) => offset >= from)
    .map((token) =>
      token.kind === 'name' && token.dimension === 'place' && token.code === trader
        ? { kind: 'word', offset: token.offset, end: token.end, text: '我国' }
        : token,
    )
}

/** To another reporter China is a partner, and the reporter itself is who trades. */
function tokensOfReporter(tokens: readonly Token[], reporter: string): Token[] {
  return tokens.flatMap((token, index): Token[] => {
    const { kind, offset, end, text } = token
    if (kind === 'name' && token.code === reporter) return [{ kind: 'word', offset, end, text: '我国' }]
    if (kind !== 'word') return [token]
    const next = tokens[index + 1]
    if (text === '中' && next?.text === '国')
      return [{ kind: 'name', offset, end: next.end, text: '中国', dimension: 'partner', code: 'CHN' }]
    if (text === '国' && tokens[index - 1]?.text === '中') return []
    if (text === 'China') return [{ kind: 'name', offset, end, text, dimension: 'partner', code: 'CHN' }]
    return [token]
  })
}

/** 新华社北京10月15日电（记者 …）, BEIJING, Nov. 20 (Xinhua) --. */
const dateline =
  /^(?:[^，。：]{0,16}\d{1,2}月\d{1,2}日(?:电|讯|消息)(?:（[^（）]{0,30}）)?|[A-Z][A-Z .,'/-]{2,40}(?:, ?|\s)(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s*(?:[(（][A-Za-z ]{2,20}[)）]\s*)?[-–—]+\s?)/

/** 碳酸锂：8月进口量…: goods at the beginning of a paragraph, which it and those after it are about. */
function labelOf(text: string, { isOwnGenre, products }: ProseContext): string | null {
  const [, label = ''] = (isOwnGenre ? null : labelled.exec(text.slice(0, 40))) ?? []
  const isGoods = label !== '' && !noLabel.test(label) && goodsIn(label, products) !== ''
  return isGoods && tokenize(label).every(({ kind }) => kind === 'word') ? label : null
}

const labelled = /^([^，。：；\d]{2,10})：(?=\d|[今本当前]|出口|进口|累计)/
const noLabel =
  /方面|情况|来看|表示|显示|认为|分析|指出|海关|其中|消息|报道|特点|总体|概况|市场|企业|记者|来源/

/** 二、组件: goods that sentences name too, and that are not those of the whole text. */
function goodsOfHeading(text: string, { goods, products, isOwnGenre }: ProseContext): string | null {
  if (isOwnGenre) return null
  const name = text
    .replace(/^[\s#]*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]*)\s*/, '')
    .replace(/(?:出口|进口|产品|情况)+$/, '')
  return goods.has(name) && !products.includes(name) ? name : null
}

/** Whether a sentence goes on with those that the last one named. */
const goesOnFrom = (text: string): boolean =>
  /^(?:分别|依次|三者|三国|三省|三地|五国|上述|以上|这|其(?!中)|They|It |These|Together|Their|Year-on-year|Growth was|同比)/.test(
    text,
  )

/** 进口均价为每吨2368美元: a price or an amount alone, of the goods that the sentence before has named. */
const keepsGoods =
  /^(?:今年|\d{4}年)?(?:\d{1,2}[-—至]\d{1,2}月份?|前\d{1,2}个月|\d{1,2}月份?|当月|同期|全年)?(?:累计)?(?:进口|出口)?(?:平均)?(?:均价|单价|价格|金额|货值|额|数量|量)/

function flowOfHeading(text: string): FigureFlow | null {
  const hasTrade = /进出口|trade/i.test(text.replace(/by partner|by place/i, ''))
  const [exports, imports] = [/出口|export/i.test(text), /进口|import/i.test(text)]
  if (hasTrade || exports === imports) return null
  return exports ? 'export' : 'import'
}

/** Tokens up to each end of a sentence; a point ends one where what follows begins anew. */
function sentences(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]]
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]
    const isPoint = token.kind === 'mark' && token.text === '.' && (!next || next.offset > token.end)
    if (token.kind === 'mark' && (/[。！？!?]/.test(token.text) || isPoint)) found.push([])
    else found.at(-1)?.push(token)
  }
  return found
}
