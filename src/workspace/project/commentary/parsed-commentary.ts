import { type Commentary, isQuicklyParsed, type TextSpan } from '../../../brief/commentary/commentary.ts'
import type { EditionLanguage } from '../../../trade/trade.ts'
import { defineTask, type Limits, type Requester, runIsolated } from '../../process/process.ts'

/** A commentary as text; `file` is what messages call it. */
export interface CommentaryText {
  readonly source: string
  readonly file: string
  readonly language: EditionLanguage
}

/** Reads the parts of a commentary. @throws UserError as `readCommentary`. */
export const readCommentaryTask = defineTask<CommentaryText, Commentary['parts']>('readCommentary')

/** Reads the pieces of a text with their places in it. @throws UserError as `readCommentary`. */
export const readTextSpansTask = defineTask<Omit<CommentaryText, 'language'>, readonly TextSpan[]>(
  'readTextSpans',
)

/** What parsing a commentary may take. The longest that is read at all takes two seconds. */
const limits: Limits = { memory: 384, seconds: 10, output: 16 }

/**
 * The parts of a commentary. A usual one is parsed at once; one that is long, or has much markup, in a child process.
 *
 * @throws UserError as `readCommentary`; where it takes too much time or memory; the reason of the signal.
 */
export async function parseCommentary(
  text: CommentaryText,
  requester: Requester = {},
): Promise<Commentary['parts']> {
  if (isQuicklyParsed(text.source)) return readHere(text)
  return runIsolated(readCommentaryTask, text, { ...requester, limits, file: text.file, hint })
}

/** The pieces of a text with their places in it. @throws as `parseCommentary`. */
export async function parseTextSpans(
  { source, file }: Omit<CommentaryText, 'language'>,
  requester: Requester = {},
): Promise<readonly TextSpan[]> {
  if (isQuicklyParsed(source)) {
    const { textSpans } = await import('../../../brief/commentary/commentary.ts')
    return textSpans(source, file)
  }
  return runIsolated(readTextSpansTask, { source, file }, { ...requester, limits, file, hint })
}

/** Most products have no commentary, and need not wait for a reader of Markdown to be loaded. */
export async function readHere({ source, file, language }: CommentaryText): Promise<Commentary['parts']> {
  const { readCommentary } = await import('../../../brief/commentary/commentary.ts')
  return readCommentary(source, file, language)
}

const hint = {
  zh: '请检查评论是否有异常重复的符号，并缩短它。',
  en: 'Check the commentary for signs that are repeated without need, and shorten it.',
}
