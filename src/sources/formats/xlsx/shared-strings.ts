import { type Budget, damaged } from '../workbook/workbook.ts'
import type { XmlHandler } from './xml-scanner.ts'

/** Texts of a workbook that its cells refer to by number. */
export class SharedStrings implements XmlHandler {
  readonly #file: string
  readonly #budget: Budget
  readonly #texts: string[] = []
  readonly #text = new RichText()
  #isInside = false

  constructor(file: string, budget: Budget) {
    this.#file = file
    this.#budget = budget
  }

  get wantsText(): boolean {
    return this.#text.wantsText
  }

  open(name: string): void {
    if (name === 'si') {
      this.#isInside = true
      this.#text.begin()
    } else if (this.#isInside) this.#text.open(name)
  }

  close(name: string): void {
    if (name !== 'si') this.#text.close(name)
    else {
      this.#isInside = false
      const text = this.#text.end()
      this.#budget.takeString(this.#texts.length + 1, text.length)
      this.#texts.push(text)
    }
  }

  text(text: string): void {
    this.#text.text(text)
  }

  /** @throws UserError for a number that no text has. */
  at(number: string, found: string): string {
    const text = /^\d{1,9}$/.test(number) ? this.#texts[Number(number)] : undefined
    if (text === undefined) throw damaged(this.#file, new RangeError(`no shared string ${number}`), found)
    return text
  }
}

/** A text that may be cut into runs of different looks; how Chinese is pronounced stands beside it and is passed over. */
export class RichText {
  #parts = ''
  #isText = false
  #isPhonetic = false

  get wantsText(): boolean {
    return this.#isText && !this.#isPhonetic
  }

  begin(): void {
    this.#parts = ''
    this.#isText = false
    this.#isPhonetic = false
  }

  open(name: string): void {
    if (name === 't') this.#isText = true
    else if (name === 'rPh') this.#isPhonetic = true
  }

  close(name: string): void {
    if (name === 't') this.#isText = false
    else if (name === 'rPh') this.#isPhonetic = false
  }

  text(text: string): void {
    this.#parts += text
  }

  /** The whole text, without spaces at its ends. */
  end(): string {
    this.#isText = false
    return unescaped(this.#parts).trim()
  }
}

/** Characters that XML cannot have are written as `_x000D_` (ECMA-376, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
