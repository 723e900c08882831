import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import type { z } from 'zod'
import en from 'zod/v4/locales/en.js'
import zh from 'zod/v4/locales/zh-CN.js'
import { UserError, type Where } from '../../trade/errors/errors.ts'
import { counted } from '../../trade/numbers/numbers.ts'
import type { Language, Localized } from '../../trade/trade.ts'
import { type ParsedYaml, parseYaml } from './parse-yaml.ts'

/**
 * Reads a YAML file by a schema, which is given as a function of the language of its messages.
 *
 * @throws UserError with line, column and text found for the first thing that is wrong, a key that is not known or else
 * in the order of the file, and with the others.
 */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schemaIn: (language: Language) => Schema,
): z.output<Schema> {
  const { document, value: parsed, where } = parseYaml(text, file)
  const value = parsed ?? {} // a file of comments alone says nothing
  const result = schemaIn('en').safeParse(value)
  if (result.success) return result.data

  const say = (language: Language) =>
    schemaIn(language).safeParse(value, { error: locales[language]().localeError }).error
  const [zh, en] = [say('zh'), say('en')]
  const [first, ...others] = result.error.issues
    .map((issue, index): Mistake => {
      const words = isMissing(value, issue) ? missing : { zh: messageOf(zh, index), en: messageOf(en, index) }
      return { ...placeOf(document.contents, issue), issue, words: named(issue, words) }
    })
    .sort((a, b) => byKind(a, b) || a.offset - b.offset)
  if (!first) throw new Error('a failed check has an issue')
  throw new UserError(first.words, {
    where: where(first.offset, first.found),
    hint: furtherHint(others, where),
  })
}

interface Mistake {
  readonly issue: z.core.$ZodIssue
  readonly offset: number
  readonly found: string | undefined
  readonly words: Localized
}

/** A key that is not known comes first: where it is a slip of the pen, the one that was meant is missing too. */
const byKind = (a: Mistake, b: Mistake): number =>
  Number(b.issue.code === 'unrecognized_keys') - Number(a.issue.code === 'unrecognized_keys')

const missing: Localized = { zh: '缺少这一项', en: 'is missing' }

/** Whether something is wrong because it is not there. */
function isMissing(value: unknown, { code, path }: z.core.$ZodIssue): boolean {
  let place = value
  for (const step of path) {
    if (typeof place !== 'object' || place === null || !(step in place)) return code === 'invalid_type'
    place = (place as Record<PropertyKey, unknown>)[step] // it has this key
  }
  return false
}

/** What is wrong, with what it is wrong of. */
function named({ path }: z.core.$ZodIssue, words: Localized): Localized {
  const name = path.join('.')
  return name ? { zh: `${name}：${words.zh}`, en: `${name}: ${words.en}` } : words
}

/** So many mistakes are told of beside the first. */
const mostFurther = 5

/** What else is to be mended in the file. */
function furtherHint(others: readonly Mistake[], where: ParsedYaml['where']): Localized {
  const reported = others.slice(0, mostFurther).map(({ offset, words }) => {
    const { line } = where(offset)
    return { zh: `还有：第 ${line} 行，${words.zh}`, en: `Also: line ${line}, ${words.en}` }
  })
  const left = others.length - reported.length
  const rest = { zh: `另有 ${left} 处错误。`, en: `And ${counted(left, 'other mistake', 'other mistakes')}.` }
  const end = {
    zh: '请改正后重试。',
    en: others.length > 0 ? 'Mend them and try again.' : 'Mend it and try again.',
  }
  const list = [...reported, ...(left > 0 ? [rest] : []), end]
  return { zh: list.map(({ zh }) => zh).join('\n'), en: list.map(({ en }) => en).join('\n') }
}

const locales = { zh, en }

const messageOf = (error: z.ZodError | undefined, index: number): string =>
  shortened(error?.issues[index]?.message ?? '')

const shortened = (text: string): string => (text.length > 500 ? `${text.slice(0, 500)}…` : text)

/** Where a thing stands in the text of a YAML file that can be read, by its path, with the text found there. */
export function placeInYaml(text: string, file: string, path: readonly (string | number)[]): Where {
  const { document, where } = parseYaml(text, file)
  const issue = { code: 'custom' as const, path: [...path], message: '', input: undefined }
  const { offset, found } = placeOf(document.contents, issue)
  return where(offset, found)
}

/** Where an issue stands: at the unknown key, at the value, or at what should have held it. */
function placeOf(root: Node | null, issue: z.core.$ZodIssue): { offset: number; found: string | undefined } {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const step of issue.path) {
    const child = childOf(node, step)
    if (child === undefined) return { offset, found: undefined }
    node = child
    offset = rangeOf(child) ?? offset
  }
  if (issue.code === 'unrecognized_keys' && isMap(node)) {
    const key = issue.keys[0]
    const pair = key === undefined ? undefined : pairByKey(node, key)
    if (pair && isScalar(pair.key)) return { offset: pair.key.range?.[0] ?? offset, found: key }
  }
  return { offset, found: isScalar(node) ? String(node.value) : undefined }
}

function childOf(node: unknown, step: PropertyKey): unknown {
  if (isMap(node)) return pairByKey(node, step)?.value ?? undefined
  return isSeq(node) ? node.items[Number(step)] : undefined
}

/** The pair of a map with a key. Maps are indexed once: a file may have thousands of mistakes in one map. */
function pairByKey(map: YAMLMap, key: PropertyKey): Pair | undefined {
  const pairs = pairsByMap.get(map) ?? new Map(map.items.map((pair) => [keyText(pair.key), pair]))
  pairsByMap.set(map, pairs)
  return pairs.get(String(key))
}

const pairsByMap = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()

const keyText = (key: unknown): string => (isScalar(key) ? String(key.value) : '')

function rangeOf(node: unknown): number | undefined {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? node.range[0]
    : undefined
}
