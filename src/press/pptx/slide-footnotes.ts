import type { Document, Inline } from '../../brief/brief.ts'
import type { Slide, TextPropsOptions } from './deck-library.ts'
import { colour, contentEnd, place, size } from './slide-look.ts'
import { countProseLines, joinText, lineHeight } from './text-fit.ts'
import { textRuns } from './text-runs.ts'

type Footnote = Document['footnotes'][number]
type Contents = readonly (readonly Inline[])[]

/** A longer footnote stands on a slide of its own. */
const mostLines = 4
/** The room above footnotes, with the insets of their box, in inches. */
const above = 0.1

/** The footnotes of a brief: each stands at the foot of the first slide that has its mark. */
export class SlideFootnotes {
  #left: readonly Footnote[]

  constructor(footnotes: readonly Footnote[]) {
    this.#left = footnotes
  }

  /** Those that no slide shows yet. */
  get left(): readonly Footnote[] {
    return this.#left
  }

  /** The room that the footnotes take which these texts have the first marks of, in inches. */
  room(contents: Contents): number {
    const notes = this.#find(contents)
    return notes.length === 0 ? 0 : notes.reduce((sum, note) => sum + heightOf(note), above)
  }

  /** The footnotes that these texts have the first marks of, with their room in inches; no later slide has them. */
  take(contents: Contents): { readonly notes: readonly Footnote[]; readonly room: number } {
    const [notes, room] = [this.#find(contents), this.room(contents)]
    this.#left = this.#left.filter((note) => !notes.includes(note))
    return { notes, room }
  }

  #find(contents: Contents): readonly Footnote[] {
    const marked = new Set(
      contents.flatMap((content) =>
        content.flatMap((inline) => (inline.kind === 'footnote' ? [inline.number] : [])),
      ),
    )
    return this.#left.filter((note) => marked.has(note.number) && countLines(note) <= mostLines)
  }
}

/** A footnote with its number before it. */
export const numberedNote = ({ number, content }: Footnote): readonly Inline[] => [
  { kind: 'text', text: `[${number}] ` },
  ...content,
]

/** Writes footnotes at the foot of a slide. */
export function writeFootnotes(
  slide: Slide,
  { notes, room }: ReturnType<SlideFootnotes['take']>,
  font: TextPropsOptions,
): void {
  if (notes.length === 0) return
  slide.addText(
    notes.flatMap((note) => textRuns(numberedNote(note))),
    {
      ...place.content,
      y: contentEnd - room,
      h: room,
      ...font,
      color: colour.faint,
      fontSize: size.note,
      valign: 'bottom',
      objectName: 'Footnotes',
    },
  )
}

const countLines = (note: Footnote): number =>
  countProseLines(joinText(numberedNote(note)), (place.content.w - 0.2) * 72, size.note)

/** In inches. */
const heightOf = (note: Footnote): number =>
  (countLines(note) * lineHeight(joinText(note.content), size.note)) / 72
