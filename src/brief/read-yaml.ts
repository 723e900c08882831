import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import en from 'zod/v4/locales/en.js'
import zh from 'zod/v4/locales/zh-CN.js'
import type { Language, Localized } from '../trade/language.ts'
import { UserError, type Where } from '../trade/user-error.ts'

/**
 * Reads a YAML file by a schema, which is given as a function of the language of its messages.
 *
 * @throws UserError with line, column and text found for the first thing that is wrong, in the order of
 * the file, and a count of the others.
 */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schemaIn: (language: Language) => Schema,
): z.output<Schema> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const at = (offset: number, found?: string): Where => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col, ...(found !== undefined && { found }) }
  }
  const [syntax] = document.errors
  if (syntax)
    throw new UserError(
      { zh: `YAML 写法有误：${syntax.message}`, en: `This is not valid YAML: ${syntax.message}` },
      { where: at(syntax.pos[0]), cause: syntax },
    )
  const value: unknown = document.toJS() ?? {} // a file of comments alone says nothing
  const result = schemaIn('en').safeParse(value)
  if (result.success) return result.data

  const say = (language: Language) =>
    schemaIn(language).safeParse(value, { error: locales[language]().localeError }).error
  const [zh, en] = [say('zh'), say('en')]
  const placed = result.error.issues
    .map((issue, index) => ({ ...placeOf(document.contents, issue), index, issue }))
    .sort((a, b) => a.offset - b.offset)
  const [first] = placed
  if (!first) throw new Error('a failed check has an issue')
  const words: Localized = {
    zh: messageOf(zh, first.index),
    en: messageOf(en, first.index),
  }
  const path = first.issue.path.join('.')
  const others = placed.length - 1
  throw new UserError(
    { zh: path ? `${path}：${words.zh}` : words.zh, en: path ? `${path}: ${words.en}` : words.en },
    {
      where: at(first.offset, first.found),
      hint: {
        zh: others > 0 ? `文件中还有 ${others} 处错误。请改正后重试。` : '请改正后重试。',
        en:
          others > 0 ? `There are ${others} more errors. Mend them and try again.` : 'Mend it and try again.',
      },
    },
  )
}

const locales = { zh, en }

const messageOf = (error: z.ZodError | undefined, index: number): string =>
  error?.issues[index]?.message ?? ''

/** Where a thing stands in the text of a YAML file that can be read, by its path, with the text found there. */
export function placeInYaml(text: string, file: string, path: readonly (string | number)[]): Where {
  const lines = new LineCounter()
  const { contents } = parseDocument(text, { lineCounter: lines })
  const { offset, found } = placeOf(contents, {
    code: 'custom',
    path: [...path],
    message: '',
    input: undefined,
  })
  const { line, col } = lines.linePos(offset)
  return { file, line, column: col, ...(found !== undefined && { found }) }
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
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key)
    if (pair && isScalar(pair.key)) return { offset: pair.key.range?.[0] ?? offset, found: key }
  }
  return { offset, found: isScalar(node) ? String(node.value) : undefined }
}

function childOf(node: unknown, step: PropertyKey): unknown {
  if (typeof node !== 'object' || node === null || !('get' in node)) return undefined
  // yaml's collections give the child node, rather than its value, where the second argument is true.
  const get = node.get as (key: PropertyKey, keepScalar: true) => unknown
  return get.call(node, step, true)
}

function rangeOf(node: unknown): number | undefined {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? node.range[0]
    : undefined
}
