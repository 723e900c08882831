import type { Token } from '../lexicon/lexicon.ts'
import { englishGoods } from './english-goods.ts'

/** Words beside a direction of trade that name no goods. */
const fillers = new RegExp(
  [
    '中国|我国|全国|国内|内地|累计|合计|共计|总计|共|实现|达到|达|为|约|完成|产品|商品|货物|贸易|市场|方面|企业|海关|统计|数据|显示|根据|据',
    '总署|发布|对|向|从|自|至|到|其中|而|但|同期|当期|在|是|了|及|和|则|还|也|又|均|仍|继续|保持|持续|同时|此外|另外|总体|整体|主要|各|省市',
    '地区|国家|伙伴|第|创纪录|创|突破|高达|录得|金额|货值|价值|规模|刷新|首次|再次|报|计|的|当月|单月|上述|期间|来看|看|全部|所有|本|该|其|与|于',
    '以|内|中|上|年|月|份|较|比|由|转|逐|已|将|可|能|被|把|等|之|呈|出现|明显|有所|小幅|大幅|略|微|显著|快速|稳步|继而|依然|大|前|名|位|家|个|表现',
    '全省|全市|全区|口岸|地|区|省|市|自治|直辖|下文|简称|经|受|因|随|随着|情况|方向|最|一|二|三|四|五|六|七|八|九|十|两|几|多|新|高|历史',
  ].join('|'),
  'g',
)

/** What is left of words that name neither who trades nor how: the goods that a clause is about; '' for those of the whole text. */
export function goodsIn(text: string, products: readonly string[]): string {
  if (/[A-Za-z]/.test(text) && !/[\u4e00-\u9fff]/.test(text)) return englishGoods(text, products)
  let left = text
    .replace(/[“”‘’（）/—\-\s]/g, '')
    .replace(/^[^市省]{2,4}(?:市|省|自治区|自治州)/, '')
    .replace(
      /^(?:我国|中国|全国|全省|全市|全区|其中|当月|今年|而|但|对|从|自|向)+|(?:的|产品|累计|实现|达到|达|为|共|平均|前[一二三四五六七八九十\d]{1,2}[大位名]?)+$/g,
      '',
    )
  left = left.replace(/每[^\d]{1,3}$/, '')
  for (const product of products) left = left.replaceAll(product, '')
  // 未锻轧铜及铜材, in a text that calls its goods 铜材.
  if (left.endsWith('及')) return ''
  return left.replace(fillers, '') === '' ? '' : left
}

/** The words that stand directly before a token, up to one that has a meaning, and where they begin. */
export function wordsBefore(
  tokens: readonly Token[],
  index: number,
): { readonly text: string; readonly from: number } {
  let from = index
  while (isWord(tokens[from - 1]) || isWithinName(tokens, from - 1)) from--
  return { text: join(tokens.slice(from, index)), from }
}

/** 机电产品: goods of a kind, as a heading of rows has the word too. */
const isWord = (token: Token | undefined): boolean =>
  token?.kind === 'word' ||
  (token?.kind === 'term' && /^(?:产品|商品|货物)$/.test(token.text)) ||
  (token?.kind === 'period' && /^(?:累计|当月|单月)$/.test(token.text))

/** 医药材及药品, 铜矿砂及其精矿: the names of commodities have 及 within them. */
const isWithinName = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]?.text === '及' && tokens[index - 1]?.kind === 'word' && tokens[index + 1]?.kind === 'word'

/** The words that stand directly after a token, and the token after them. */
export function wordsAfter(
  tokens: readonly Token[],
  index: number,
): { readonly text: string; readonly end: number } {
  let end = index + 1
  while (isWord(tokens[end]) || isWithinName(tokens, end)) end++
  return { text: join(tokens.slice(index + 1, end)), end }
}

const join = (tokens: readonly Token[]): string =>
  tokens.reduce(
    (text, { text: word }) =>
      /[A-Za-z’]$/.test(text) && /^[A-Za-z]/.test(word) ? `${text} ${word}` : text + word,
    '',
  )
