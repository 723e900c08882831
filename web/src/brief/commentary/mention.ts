import type { ShownFigure } from '../../api.ts'

/** A reference to a figure that is being typed: from where, and what stands after its braces. */
export interface OpenMention {
  readonly from: number
  readonly asked: string
}

/** The reference that the caret is in, if it is in one that is not closed before it. */
export function openMention(text: string, caret: number): OpenMention | null {
  const found = /(?:\{\{|｛｛)([^{}｛｝\n]*)$/.exec(text.slice(0, caret))
  return found ? { from: found.index, asked: found[1] ?? '' } : null
}

/** A text with a reference to a figure at a place, in place of so many characters, and where the caret is then. */
export function withMention(
  text: string,
  from: number,
  to: number,
  id: string,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(to).replace(/^(?:\}\}|｝｝)/, '')
  const mention = `{{${id}}}`
  return { text: text.slice(0, from) + mention + rest, caret: from + mention.length }
}

/** So many figures are offered at once. */
const offered = 8

/** The figures whose id or name, in either language, has all that was typed; those of the shortest id first. */
export function figuresLike(figures: readonly ShownFigure[], asked: string): readonly ShownFigure[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean)
  return figures
    .filter(({ id, name, marker }) => {
      if (marker !== null && marker !== 'lowBase') return false
      const text = `${id} ${name.zh} ${name.en}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .toSorted((a, b) => a.id.length - b.id.length)
    .slice(0, offered)
}
