import type { Place } from '../../printed-numbers/printed-numbers.ts'
import type { Token } from '../lexicon/lexicon.ts'
import { toCount } from '../tables/tables.ts'
import type { Naming } from './claim.ts'
import type { SentenceState } from './sentence-state.ts'

const verbBefore = /(?:为|是|依次为|依次是|分别为|分别是|有|were|was|are|is)(?:：|the|\s)*$/i
const kinds =
  /贸易伙伴|市场|目的地|来源地|来源国|目的国|省|州|地区|国家|destinations?|sources?|places?|provinces?|states?|partners?|markets?|origins?/i
const top =
  /前([一二三四五六七八九十]|\d{1,2})(?:大|位|名|个)?|(最大|唯一|第一大|首位)|\btop (two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b|\b(largest|only|biggest)\b/i
/** Our own sentences name all that there are without a number. */
const allNamed =
  /(?:贸易伙伴|省区?市|州|省\/[^，]{0,30})为$|(?:exporting|importing) (?:places?|provinces?|states?)/
/** The first by growth are others than the first of a ranking by size. */
const byGrowth = /增速|增长|增幅|降幅|下降|涨幅|最快|fastest|growth|新增|新兴|其他|潜力/

const english: Readonly<Record<string, number>> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
}

/** Who a sentence names as the first of a ranking; null where it names nobody so. */
export function readNaming(
  tokens: readonly Token[],
  text: string,
  state: SentenceState,
  place: (offset: number) => Place,
): Naming | null {
  const first = tokens.findIndex(({ kind }) => kind === 'name')
  const start = tokens[first]
  const begin = tokens[0]
  if (!start || !begin) return null
  // Longer than any that names a ranking.
  if (start.offset - begin.offset > 300) return null
  const before = text
    .slice(begin.offset, start.offset)
    .replace(/\s?the\s?$/i, '')
    .trim()
  if (before.length > 240 || !verbBefore.test(before) || !kinds.test(before) || byGrowth.test(before))
    return null
  const topWords = top.exec(before)
  if (!topWords && !allNamed.test(before)) return null
  const names = namesFrom(tokens, first)
  const [named] = names
  if (named?.kind !== 'name' || (named.dimension !== 'partner' && named.dimension !== 'place')) return null
  if (names.some((name) => name.kind !== 'name' || name.dimension !== named.dimension)) return null
  const words = tokens.slice(0, first)
  const flow = words.findLast((token) => token.kind === 'term' && token.facets.flow !== undefined)
  if (flow?.kind !== 'term' || !flow.facets.flow || flow.facets.flow === 'net') return null
  for (const token of words) if (token.kind === 'period' && token.period) state.setPeriod(token.period)
  if (state.run === null) return null
  return {
    flow: flow.facets.flow,
    dimension: named.dimension,
    run: state.run,
    names: names.map((name) => name.text),
    codes: names.map((name) => (name.kind === 'name' ? name.code : '')),
    said: topWords ? saidCount(topWords) : null,
    claims: [],
    place: { ...place(begin.offset), window: state.run },
  }
}

function saidCount([, chinese, least, word, alone]: RegExpExecArray): number | null {
  if (least || alone) return 1
  if (word) return english[word.toLowerCase()] ?? Number(word)
  return toCount(chinese ?? '') || null
}

/** The list of names that begins with a token. */
function namesFrom(tokens: readonly Token[], first: number): Token[] {
  const names: Token[] = []
  for (let offset = first; offset < tokens.length; offset++) {
    const token = tokens[offset]
    if (token?.kind === 'name') names.push(token)
    else if (token?.kind === 'term' && token.facets.link === 'list') continue
    else if (token?.text !== '、' && !/^the$/i.test(token?.text ?? '')) {
      const next = tokens[offset + 1]
      if (
        !/^[,;]$/.test(token?.text ?? '') ||
        !(next?.kind === 'name' || /^(?:and|the)$/i.test(next?.text ?? ''))
      )
        break
    }
  }
  return names
}
