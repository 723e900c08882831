import { readUnit } from '../../printed-numbers/printed-numbers.ts'
import {
  type Facets,
  type PeriodWords,
  readUnitName,
  type Token,
  tokenize,
  type UnitWords,
} from '../lexicon/lexicon.ts'

/** What a heading, the label of a row or a caption says. */
export interface Meaning {
  readonly text: string
  readonly facets: Facets
  readonly periods: readonly PeriodWords[]
  readonly units: readonly UnitWords[]
  /** Words that the lexicon has not. */
  readonly rest: string
}

const bracketed = /（([^（）]{1,60})）|\[([^\]]{1,60})\]/g

/** Reads words that stand for themselves; facets of later words are added to those of earlier ones. */
export function readMeaning(text: string): Meaning {
  const units: UnitWords[] = []
  const bare = text
    .replace(bracketed, (unitOfText, round?: string, square?: string) => {
      const inside = round ?? square ?? ''
      const found = splitUnits(inside)
      if (found.length === 0) return unitOfText
      units.push(...found)
      return ' '
    })
    .replace(/(?:[,，/]\s*|\s)?(?:单位[：:]?)?\s*(%|％)\s*$/, () => {
      if (units.length === 0) units.push({ kind: 'percent', unit: null, text: '%' })
      return ''
    })
  const tail = /[,/，]\s*([^,/，]+)$/.exec(bare)
  const unit = tail?.[1] ? readUnitName(tail[1]) : null
  if (unit && units.length === 0) units.push(unit)
  const words = unit && tail ? bare.slice(0, tail.index) : bare
  const merged = merge(tokenize(words.trim()))
  // 万元 alone over a column, beside its months.
  const alone =
    units.length === 0 && merged.facets.role === undefined
      ? readUnitName(withoutPeriods(words, merged.periods))
      : null
  return { text, units: alone?.kind === 'money' ? [alone] : units, ...merged }
}

/** Words without the periods that are among them. */
export const withoutPeriods = (words: string, periods: readonly PeriodWords[]): string =>
  periods.reduce((left, { text }) => left.replace(text, ''), words).trim()

/** 亿美元/万个; US$ million, thousand items. Nothing where a part is no unit. */
export function splitUnits(text: string): UnitWords[] {
  const unitOfText = readUnitName(text)
  if (unitOfText && !(unitOfText.kind === 'price' && isListOfUnits(text))) return [unitOfText]
  const texts = text.replace(/^单位\s*[：:]\s*/, '').split(/[/,，、；;]\s*/)
  const parts = texts.map(readUnitName)
  if (parts.every((part) => part !== null)) return parts
  // Beside money, what stands there counts goods, whatever it is.
  if (parts[0]?.kind !== 'money') return []
  return texts.map((name, index) => parts[index] ?? { kind: 'quantity', unit: readUnit(name), text: name })
}

/** 亿美元/万个 are two units, 美元/个 is a price. */
const isListOfUnits = (text: string): boolean => /^亿[^/]*\/|\/(?:亿|万|百万)|^[^/]+\/[^/]+\//.test(text)

function merge(tokens: readonly Token[]): Pick<Meaning, 'facets' | 'periods' | 'rest'> {
  let facets: Facets = {}
  const periods: PeriodWords[] = []
  let rest = ''
  for (const token of tokens)
    switch (token.kind) {
      case 'term':
        facets = { ...facets, ...token.facets }
        break
      case 'period':
        if (token.period) periods.push(token.period)
        break
      case 'word':
      case 'name':
      case 'number':
        rest += token.text
        break
    }
  return { facets, periods, rest }
}
