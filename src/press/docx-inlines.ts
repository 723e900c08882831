import { ConcreteHyperlink, EmphasisMarkType, FootnoteReferenceRun, type ParagraphChild, TextRun } from 'docx'
import type { Emphasis, Inline } from '../brief/document.ts'
import type { Language } from '../trade/language.ts'
import { style } from './docx-styles.ts'
import { printable } from './text.ts'

/**
 * Turns inlines into runs. It knows which footnotes have had their mark, since Word wants a footnote to have only
 * one, and what links lead to: the library's own have ids of chance, which would change the bytes.
 */
export class Inlines {
  readonly #language: Language
  readonly #marked = new Set<number>()
  readonly #links = new Map<string, string>()

  constructor(language: Language) {
    this.#language = language
  }

  /** Where links lead, by the ids of their relationships. */
  get links(): ReadonlyMap<string, string> {
    return new Map([...this.#links].map(([target, id]) => [id, target]))
  }

  runs(content: readonly Inline[]): ParagraphChild[] {
    return content.map((inline) =>
      inline.kind === 'footnote' ? this.#mark(inline.number) : this.#text(inline.text, inline),
    )
  }

  #mark(number: number): ParagraphChild {
    if (this.#marked.has(number)) return new TextRun({ style: style.footnoteReference, text: String(number) })
    this.#marked.add(number)
    return new FootnoteReferenceRun(number)
  }

  #text(text: string, { strong, emphasis, link }: Emphasis): ParagraphChild {
    // Chinese has no italics: what is stressed has dots under it.
    const stress =
      this.#language === 'zh' ? { emphasisMark: { type: EmphasisMarkType.DOT } } : { italics: true }
    const run = new TextRun({
      text: printable(text),
      ...(link !== undefined && { style: style.link }),
      ...(strong && { bold: true }),
      ...(emphasis && stress),
    })
    return link === undefined ? run : new ConcreteHyperlink([run], this.#linkId(link))
  }

  #linkId(target: string): string {
    const id = this.#links.get(target) ?? `Link${this.#links.size + 1}`
    this.#links.set(target, id)
    return id
  }
}
