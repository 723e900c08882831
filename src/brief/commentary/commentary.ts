/**
 * Commentary by the user, in Markdown: parsed within limits, with mentions of figures.
 *
 * @module
 */
export {
  type Commentary,
  type CommentaryBlock,
  type CommentaryInline,
  type CommentaryPart,
  listMentions,
  type Mention,
  type MentionForm,
} from './commentary-text.ts'
export { isQuicklyParsed } from './markdown-limits.ts'
export { standIn, takeMentions } from './mentions.ts'
export { readCommentary } from './read-commentary.ts'
export { type TextSection, type TextSpan, textSections, textSpans, withSpan } from './text-sections.ts'
