import type { Language, Localized } from '../language.ts'

/** A place in a file that a person can go to. Lines and columns count from 1. */
export interface Where {
  readonly file: string
  readonly line?: number
  /** The column's heading, or its number where there is no heading. */
  readonly column?: string | number
  /** The text that stands there, as it was read. */
  readonly found?: string
}

export interface UserErrorDetails {
  readonly where?: Where
  /** What to do next. */
  readonly hint?: Localized
  /** The same in words of the desk’s pages, where `hint` names a command or an option. */
  readonly deskHint?: Localized
  /** Whether it can be mended by stating what a file is: its flow, months, commodities, scope. */
  readonly asksFacts?: true
  readonly cause?: unknown
}

/**
 * Something that a person can mend: a wrong file, a missing month, a typing error in a product file.
 * The command ends with exit code 2 and shows what, where and what to do next; everything else that is
 * thrown is a bug and keeps its stack.
 *
 * @example throw new UserError({ zh: '文件是空的', en: 'The file is empty' }, { where: { file: 'a.csv' } })
 */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly words: Localized
  readonly where: Where | undefined
  readonly hint: Localized | undefined
  readonly deskHint: Localized | undefined
  readonly asksFacts: boolean

  constructor(words: Localized, details: UserErrorDetails = {}) {
    super(words.en, { cause: details.cause })
    this.words = words
    this.where = details.where
    this.hint = details.hint
    this.deskHint = details.deskHint
    this.asksFacts = details.asksFacts === true
  }

  /** What went wrong, where, and what to do next, in one language; several lines, no trailing newline. */
  explain(language: Language): string {
    const lines = [this.words[language]]
    if (this.where) lines.push(describeWhere(this.where, language))
    if (this.hint) lines.push(this.hint[language])
    return lines.join('\n')
  }
}

function describeWhere(where: Where, language: Language): string {
  const zh = language === 'zh'
  const parts = [zh ? `文件：${where.file}` : `file: ${where.file}`]
  if (where.line !== undefined) parts.push(zh ? `第 ${where.line} 行` : `line ${where.line}`)
  if (where.column !== undefined) parts.push(zh ? `列：${where.column}` : `column: ${where.column}`)
  if (where.found !== undefined)
    parts.push(zh ? `内容：${quote(where.found)}` : `found: ${quote(where.found)}`)
  return parts.join(zh ? '，' : ', ')
}

/** At most 60 characters, with what cannot be seen spelt out, so that a message stays one line and reads one way. */
function quote(found: string): string {
  const shown = found.length > 60 ? `${found.slice(0, 60)}…` : found
  return JSON.stringify(shown).replace(/\p{Cf}/gu, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`)
}

/**
 * An error that is not of one file among several but stops all of them: a full disk, a desk that was closed, a
 * cancellation.
 */
export class GeneralError extends UserError {}
