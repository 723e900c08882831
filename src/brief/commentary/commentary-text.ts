import type { Where } from '../../trade/errors/errors.ts'
import type { FigureId } from '../../trade/trade.ts'
import type { Emphasis } from '../document.ts'

/** What an analyst wrote for a brief of one month, in one language: texts that refer to figures by id. */
export interface Commentary {
  /** The file as messages and the brief name it: `commentary/2023-12/lithium-ion.md`. */
  readonly file: string
  readonly sha256: string
  readonly parts: readonly CommentaryPart[]
}

/** The text under one heading of the file. */
export interface CommentaryPart {
  /** Where the text belongs, as the file's heading says it; null for what stands before the first heading. */
  readonly heading: { readonly text: string; readonly where: Where } | null
  readonly blocks: readonly CommentaryBlock[]
}

export type CommentaryBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly CommentaryInline[] }
  /** `start`: the number of the first item, null for bullets. */
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly CommentaryInline[][] }

export type CommentaryInline =
  | ({ readonly kind: 'text'; readonly text: string } & Emphasis)
  | ({ readonly kind: 'mention'; readonly mention: Mention } & Emphasis)

/** `{{export.month.value}}`: a figure that the text refers to. */
export interface Mention {
  readonly id: FigureId
  readonly form: MentionForm
  readonly where: Where
}

/**
 * What the text takes of a figure. `amount`: number and unit, 52.8亿美元. `number`: the number alone. `change`: in
 * words, 下降10.3%.
 */
export type MentionForm = 'amount' | 'number' | 'change'

/** The figures that a commentary refers to, in the order of the file. */
export const listMentions = ({ parts }: Commentary): Mention[] =>
  parts
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.content))
    .flatMap((inline) => (inline.kind === 'mention' ? [inline.mention] : []))
