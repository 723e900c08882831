import type { Document, Inline } from '../../brief/brief.ts'
import type { Slide, TextPropsOptions } from './deck-library.ts'
import { colour, contentEnd, place, size } from './slide-look.ts'
import { joinText, proseWidth } from './text-fit.ts'
import { textRuns } from './text-runs.ts'

type Footnote = Document['footnotes'][number]
type Contents = readonly (readonly Inline[])[]

/** A longer footnote stands on a slide of its own. */
const mostLines = 4
/** A line of footnotes, and the room above them, in inches. */
const [lineHeight, above] = [(size.note * 1.25) / 72, 0.1] as const

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
    const lines = this.#find(contents).reduce((sum, note) => sum + countLines(note), 0)
    return lines === 0 ? 0 : lines * lineHeight + above
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
  Math.ceil(proseWidth(joinText(numberedNote(note))) / (((place.content.w - 0.2) * 72 * 2) / size.note))
