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
  const { words, units } = takeUnits(text)
  const merged = merge(tokenize(words.trim()))
  // 万元 alone over a column, beside its months.
  const alone =
    units.length === 0 && merged.facets.role === undefined
      ? readUnitName(withoutPeriods(words, merged.periods))
      : null
  if (alone?.kind === 'money') return { text, units: [alone], ...merged }
  // % change (t): in percent, of tonnes.
  const [unit] = units
  if (!percentFirst.test(text)) return { text, units, ...merged }
  const of = unit?.kind === 'quantity' ? 'quantity' : unit?.kind === 'money' ? 'value' : undefined
  return { text, ...merged, units: [percent], facets: { ...merged.facets, ...(of && { measure: of }) } }
}

const percent: UnitWords = { kind: 'percent', unit: null, text: '%' }
const percentFirst = /^\s*[%％]\s?(?=[a-z])/i

/** Takes units out of words: in brackets, behind a comma or a slash, a price or money as the last word, and percent at an end. */
function takeUnits(text: string): { readonly words: string; readonly units: readonly UnitWords[] } {
  const units: UnitWords[] = []
  const bare = text
    .replace(percentFirst, '')
    .replace(bracketed, (unitOfText, round?: string, square?: string) => {
      const inside = round ?? square ?? ''
      const found = splitUnits(inside)
      if (found.length === 0) return unitOfText
      units.push(...found)
      return ' '
    })
    .replace(/(?:[,，/]\s*|\s)?(?:单位[：:]?)?\s*(%|％)\s*$/, () => {
      if (units.length === 0) units.push(percent)
      return ''
    })
  if (units.length > 0) return { words: bare, units }
  const lastWord = takeLast(bare, /\s(\S+)$/)
  const [unit] = lastWord?.units ?? []
  if (lastWord && (unit?.kind === 'price' || unit?.kind === 'money')) return lastWord
  return takeLast(bare, /[,/，]\s*([^,/，]+)$/) ?? { words: bare, units }
}

/** The unit that words end with, without it; null where they end with none. */
function takeLast(words: string, form: RegExp): { words: string; units: readonly UnitWords[] } | null {
  const tail = form.exec(words)
  const unit = tail?.[1] ? readUnitName(tail[1]) : null
  return tail && unit ? { words: words.slice(0, tail.index), units: [unit] } : null
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
