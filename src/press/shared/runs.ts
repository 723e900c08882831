import type { Emphasis, Inline } from '../../brief/brief.ts'

/** Text that is set alike from end to end, or the mark of a footnote. */
export type Run =
  | ({ readonly kind: 'text'; readonly text: string } & Emphasis)
  | Extract<Inline, { readonly kind: 'footnote' }>

/** A line with the texts and figures that follow one another, and are set alike, as one. */
export function runs(content: readonly Inline[]): Run[] {
  const joined: Run[] = []
  for (const inline of content) {
    const last = joined.at(-1)
    if (inline.kind === 'footnote') joined.push(inline)
    else if (last?.kind === 'text' && sameEmphasis(last, inline))
      joined[joined.length - 1] = { ...last, text: last.text + inline.text }
    else {
      const { text, strong, emphasis, link } = inline
      const set = { ...(strong && { strong }), ...(emphasis && { emphasis }), ...(link && { link }) }
      joined.push({ kind: 'text', text, ...set })
    }
  }
  return joined.filter((run) => run.kind === 'footnote' || run.text !== '')
}

const sameEmphasis = (emphasis: Emphasis, other: Emphasis): boolean =>
  emphasis.strong === other.strong && emphasis.emphasis === other.emphasis && emphasis.link === other.link
