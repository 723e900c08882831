import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
} from 'yaml'
import { UserError, type Where } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'

/** A YAML text that was parsed: its tree, and what it says as plain values. */
export interface ParsedYaml {
  readonly document: Document.Parsed
  readonly value: unknown
  /** The place of an offset in the text. */
  readonly where: (offset: number, found?: string) => Where
}

/**
 * Far more than a file of settings has. The library recurses once a level, and a stack that overflows while V8 compiles
 * a regular expression ends the process; so depth is limited while tokens are read, before anything recurses.
 */
const limits = { characters: 500_000, tokens: 50_000, depth: 100, aliases: 1_000, expanded: 100_000 }

/**
 * Parses a YAML text of one document. Time and memory are bounded, whatever the text.
 *
 * @throws UserError with line and column where the text is not valid YAML, is too large or too deeply nested, or has
 * an alias without an anchor or aliases that expand to too much.
 */
export function parseYaml(text: string, file: string): ParsedYaml {
  const lines = new LineCounter()
  const where = (offset: number, found?: string): Where => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col, ...(found !== undefined && { found }) }
  }
  try {
    const document = composeDocument(text, lines, where)
    const [syntax] = document.errors
    if (syntax) throw invalid(syntax.message, where(syntax.pos[0]), syntax)
    new TreeCheck(where).visit(document.contents, 0)
    return { document, value: document.toJS({ maxAliasCount: -1 }), where }
  } catch (error) {
    // The library throws at some texts (unusual tags, merge keys of YAML 1.1) where it reports others.
    if (error instanceof UserError || !(error instanceof Error)) throw error
    throw invalid(error.message, where(0), error)
  }
}

/** @throws UserError as soon as the text has more tokens or levels than the limits. */
function composeDocument(text: string, lines: LineCounter, where: ParsedYaml['where']): Document.Parsed {
  lines.addNewLine(0)
  if (text.length > limits.characters)
    throw new UserError(
      {
        zh: `YAML 文件太长，不能超过 ${limits.characters} 个字符。`,
        en: `The YAML file is too long: ${limits.characters} characters at most.`,
      },
      { where: where(0) },
    )
  const parser = new Parser(lines.addNewLine)
  const composer = new Composer({
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: true,
    logLevel: 'error',
  })
  const documents: Document.Parsed[] = []
  let tokens = 0
  for (const source of new Lexer().lex(text)) {
    tokens += 1
    for (const token of parser.next(source)) documents.push(...composer.next(token))
    if (tokens > limits.tokens || parser.stack.length > limits.depth) throw tooMuch(where(parser.offset))
    if (documents.length > 1) break
  }
  for (const token of parser.end()) documents.push(...composer.next(token))
  documents.push(...composer.end(true, text.length))
  const [document, second] = documents
  if (!document) throw new Error('a composer that ends has a document')
  if (second) throw invalid('Source contains multiple documents', where(second.range[0]))
  return document
}

/** Checks a tree that composes without errors: keys are unique within a map, aliases have an anchor and expand to little. */
class TreeCheck {
  readonly #where: ParsedYaml['where']
  /** How many nodes an anchor stands for; null while its own node is being visited. */
  readonly #sizes = new Map<string, number | null>()
  #aliases = 0

  constructor(where: ParsedYaml['where']) {
    this.#where = where
  }

  /** @returns how many nodes a node and all below it expand to. @param offset of what holds the node. */
  visit(node: unknown, offset: number): number {
    if (isPair(node)) return this.visit(node.key, offset) + this.visit(node.value, offset)
    const place = startOf(node) ?? offset
    if (isAlias(node)) return this.#alias(node.source, place)
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
    if (anchor) this.#sizes.set(anchor, null)
    if (isMap(node)) this.#checkKeys(node.items)
    let size = 1
    if (isMap(node) || isSeq(node)) for (const item of node.items) size += this.visit(item, place)
    if (size > limits.expanded) throw expandsTooMuch(this.#where(place))
    if (anchor) this.#sizes.set(anchor, size)
    return size
  }

  #alias(name: string, place: number): number {
    const size = this.#sizes.get(name)
    const where = this.#where(place, `*${name}`)
    if (size === undefined) throw noAnchor(name, where)
    if (size === null)
      throw new UserError(
        {
          zh: `YAML 引用 *${name} 指向它自己所在的内容。`,
          en: `The YAML alias *${name} is within what it stands for.`,
        },
        { where },
      )
    this.#aliases += 1
    if (this.#aliases > limits.aliases) throw expandsTooMuch(where)
    return size
  }

  #checkKeys(items: readonly unknown[]): void {
    const keys = new Set<unknown>()
    for (const item of items) {
      if (!isPair(item) || !isScalar(item.key)) continue
      const { value } = item.key
      if (keys.has(value))
        throw invalid('Map keys must be unique', this.#where(startOf(item.key) ?? 0, String(value)))
      keys.add(value)
    }
  }
}

const startOf = (node: unknown): number | undefined =>
  isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined

const invalid = (message: string, where: Where, cause?: unknown): UserError => {
  const reported = message.length > 200 ? `${message.slice(0, 200)}…` : message
  return new UserError(
    { zh: `YAML 写法有误：${reported}`, en: `This is not valid YAML: ${reported}` },
    {
      ...{ where, cause },
      hint: {
        zh: '请在文本编辑器中改正这一行或它的上一行：缩进用空格，括号和引号要成对。',
        en: 'Correct this line, or the one before it, in a text editor: indent with spaces, close brackets and quotes.',
      },
    },
  )
}

const tooMuch = (where: Where): UserError => {
  const { tokens, depth } = limits
  return new UserError(
    {
      zh: `YAML 内容太多或嵌套太深（至多 ${tokens} 个符号、${depth} 层）。`,
      en: `This YAML has too much in it, or is nested too deeply (at most ${tokens} tokens and ${depth} levels).`,
    },
    { where },
  )
}

const expandsTooMuch = (where: Where): UserError =>
  new UserError(
    {
      zh: 'YAML 引用（*名称）太多，展开后内容过大。',
      en: 'The YAML aliases (*name) are too many, or expand to too much.',
    },
    { where },
  )

function noAnchor(name: string, where: Where): UserError {
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name
  const hint: Localized = {
    zh: `如果是文字，请加上引号："*${shown}"。`,
    en: `If it is meant as text, put it in quotes: "*${shown}".`,
  }
  return new UserError(
    {
      zh: `“*${shown}”以星号开头，YAML 把它读作引用，但文件里没有 &${shown}。`,
      en: `*${shown} begins with an asterisk, which YAML reads as an alias, and there is no &${shown}.`,
    },
    { where, hint },
  )
}
