import type { Product } from '../../brief/product/product.ts'
import { type CodeLists, comparableName } from '../../codes/codes.ts'
import { diffItems } from '../../compare/alignment/alignment.ts'
import { readUnit } from '../../review/printed-numbers/printed-numbers.ts'
import { abbreviateMonth, englishMonths, toMonth } from '../../trade/trade.ts'
import type { WordDifference } from './verdicts.ts'
import type { DraftWord } from './words.ts'

/** Names by which a text names partners, groups, places, classes and the product, each with what it names. */
export class NameList {
  readonly #ids = new Map<string, string>()

  constructor(codes: CodeLists, product: Product) {
    const add = (id: string, ...names: readonly string[]) => {
      for (const name of names) if (name !== '') this.#ids.set(comparableName(name).toLowerCase(), id)
    }
    for (const { id, name, short } of codes.listPlaces()) add(id, name.zh, name.en, short.zh, short.en)
    for (const { id, name } of codes.listGroups()) add(id, name.zh, name.en)
    for (const { id, name } of codes.listPartners()) add(id, name.zh, name.en)
    for (const [index, { name }] of product.classes.entries()) add(`class ${index}`, name.zh, name.en)
    add('product', product.name.zh, product.name.en)
  }

  /** What a text names; undefined where it is no name. */
  find(text: string): string | undefined {
    return this.#ids.get(comparableName(text).toLowerCase())
  }

  /** Whether a text is a name, or a word or more of one. */
  isPartOfName(text: string): boolean {
    const key = comparableName(text).toLowerCase()
    return key.length > 1 && [...this.#ids.keys()].some((name) => name.includes(key))
  }
}

/** A run of words that differs, as it stands in the brief and in the draft; either may be empty. */
export interface ChangedRun {
  readonly expected: string
  readonly text: string
}

/** Aligns a sentence of the brief with one of the draft. */
export function listChangedRuns(expected: readonly DraftWord[], words: readonly DraftWord[]): ChangedRun[] {
  const runs: ChangedRun[] = []
  let [removed, added]: [string[], string[]] = [[], []]
  const flush = () => {
    if (removed.length + added.length > 0) runs.push({ expected: join(removed), text: join(added) })
    ;[removed, added] = [[], []]
  }
  for (const { status, item } of diffItems(expected, words, ({ text }) => text.toLowerCase())) {
    if (status === 'same') flush()
    else (status === 'removed' ? removed : added).push(item.text)
  }
  flush()
  return runs
}

/** Words of Chinese are written together, others with spaces. */
const join = (words: readonly string[]): string =>
  words.reduce(
    (text, word) => (/[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(word) ? `${text} ${word}` : text + word),
    '',
  )

/** What a changed run changes of what a sentence says; null for other words, which a draft may choose freely. */
export function classifyRun({ expected, text }: ChangedRun, names: NameList): WordDifference['kind'] | null {
  if (expected === '' || text === '') {
    // A unit, a name or a direction that was left out changes nothing that can be told from style.
    return null
  }
  if (isPeriod(expected) || isPeriod(text)) return 'period'
  const [up, down] = [directionOf(expected), directionOf(text)]
  if (up !== null && down !== null) return up === down ? null : 'direction'
  if (isUnit(expected) && isUnit(text))
    return readUnit(expected).factor.compare(readUnit(text).factor) === 0 &&
      readUnit(expected).base === readUnit(text).base
      ? null
      : 'unit'
  const [meant, named] = [names.find(expected), names.find(text)]
  if (meant !== undefined || named !== undefined) return meant === named ? null : 'name'
  return names.isPartOfName(expected) ? 'name' : null
}

const months = new Set(
  [
    ...englishMonths,
    ...Array.from({ length: 12 }, (_, index) => abbreviateMonth(toMonth(2000, index + 1))),
  ].map((name) => name.toLowerCase()),
)

const isPeriod = (text: string): boolean => months.has(text.toLowerCase())

const directions: ReadonlyMap<string, 'up' | 'down'> = new Map([
  ...['上升', '增长', '增加', '提高', '上涨', '扩大', 'up', 'rose', 'increased', 'grew'].map(
    (word) => [word, 'up'] as const,
  ),
  ...['下降', '减少', '降低', '下跌', '缩小', 'down', 'fell', 'decreased', 'declined'].map(
    (word) => [word, 'down'] as const,
  ),
])

const directionOf = (text: string): 'up' | 'down' | null => directions.get(text.toLowerCase()) ?? null

const unitWords =
  /^(?:[亿万千百十]*(?:美元|人民币|元|吨|千克|公斤|克|个|件|套|台|辆|只|平方米|米|千瓦|瓦|支|双|条|块|块片|升)?|%|(?:个?百分点)|US|\$|trillion|billion|million|thousand|hundred|tonnes?|tons?|kg|kilograms?|items?|pieces?|sets?|units?|yuan|dollars?|per ?cent|percentage points?)+$/i

const isUnit = (text: string): boolean => unitWords.test(text.replace(/\s+/g, ''))
