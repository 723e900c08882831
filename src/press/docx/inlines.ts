import type { Emphasis, Inline, Script } from '../../brief/brief.ts'
import { keepAmountsOfLine } from '../shared/shared.ts'
import { style } from './styles/styles.ts'
import { proseRun, run, textRun, valued } from './word-markup.ts'

/**
 * Turns inlines into runs. It knows which footnotes have had their mark, since Word wants a footnote to have only
 * one, and what links lead to.
 */
export class Inlines {
  readonly #script: Script
  readonly #marked = new Set<number>()
  readonly #links = new Map<string, string>()

  constructor(script: Script) {
    this.#script = script
  }

  /** Where links lead, by the ids of their relationships. */
  get links(): ReadonlyMap<string, string> {
    return new Map([...this.#links].map(([target, id]) => [id, target]))
  }

  runs(content: readonly Inline[]): string {
    return keepAmountsOfLine(content)
      .map((inline) =>
        inline.kind === 'footnote' ? this.#mark(inline.number) : this.#text(inline.text, inline),
      )
      .join('')
  }

  #mark(number: number): string {
    const looks = valued('rStyle', style.footnoteReference)
    if (this.#marked.has(number)) return textRun(String(number), looks)
    this.#marked.add(number)
    return run(`<w:footnoteReference w:id="${number}"/>`, looks)
  }

  #text(text: string, { strong, emphasis, link }: Emphasis): string {
    // Chinese has no italics: what is stressed has dots under it.
    const stress = this.#script === 'han' ? '<w:em w:val="dot"/>' : '<w:i/><w:iCs/>'
    const looks = [
      link === undefined ? '' : valued('rStyle', style.link),
      strong ? '<w:b/><w:bCs/>' : '',
      emphasis ? stress : '',
    ]
    const written = proseRun(text, this.#script, looks.join(''))
    return link === undefined
      ? written
      : `<w:hyperlink w:history="1" r:id="rId${this.#linkId(link)}">${written}</w:hyperlink>`
  }

  #linkId(target: string): string {
    const id = this.#links.get(target) ?? `Link${this.#links.size + 1}`
    this.#links.set(target, id)
    return id
  }
}
