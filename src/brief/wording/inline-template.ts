import type { Emphasis, Inline } from '../document.ts'

export type Slot = string | Inline | readonly Inline[]

/**
 * A line of prose from a template whose slots are texts, figures or other lines; neighbouring texts
 * become one.
 *
 * @example line`出口${figure}亿美元`
 */
export function line(texts: TemplateStringsArray, ...slots: readonly Slot[]): Inline[] {
  return concat(texts.flatMap((text, index) => [text, ...slots.slice(index, index + 1)]))
}

/** Lines and texts one after another. */
export function concat(slots: readonly Slot[]): Inline[] {
  const joined: Inline[] = []
  for (const part of slots.flatMap(inlines)) {
    const last = joined.at(-1)
    if (part.kind === 'text' && last?.kind === 'text' && isPlain(part) && isPlain(last))
      joined[joined.length - 1] = { kind: 'text', text: last.text + part.text }
    else if (part.kind !== 'text' || part.text !== '') joined.push(part)
  }
  return joined
}

/** Lines with a text between each two. */
export const join = (items: readonly Slot[], between: string): Inline[] =>
  concat(items.flatMap((item, index) => [index === 0 ? '' : between, item]))

/** Items as a language lists them: `a、b和c`, `a, b and c`. */
export const enumerate = (items: readonly Slot[], between: string, last: string): Inline[] =>
  items.length < 2 ? concat(items) : concat([join(items.slice(0, -1), between), last, ...items.slice(-1)])

/** The text of a line, without the marks of footnotes. */
export const plainText = (content: readonly Inline[]): string =>
  content.map((part) => (part.kind === 'footnote' ? '' : part.text)).join('')

/** Whether nothing sets a run of text off. */
const isPlain = ({ strong, emphasis, link }: Emphasis): boolean => !strong && !emphasis && link === undefined

const inlines = (slot: Slot): readonly Inline[] => {
  if (typeof slot === 'string') return [{ kind: 'text', text: slot }]
  return 'kind' in slot ? [slot] : slot
}
