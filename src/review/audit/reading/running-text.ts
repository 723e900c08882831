import { lastStarting } from './last-starting.ts'
import type { Line } from './text-lines.ts'

/** Lines as one text without the white space that means nothing, which is everywhere but between numbers or Latin words. */
export class RunningText {
  readonly text: string
  /** Whether the lines have wide spaces, so that the place of a word in its line says something. */
  readonly isLaidOut: boolean
  readonly #starts: { readonly offset: number; readonly line: number; readonly x: number }[] = []

  constructor(lines: readonly Line[]) {
    let text = ''
    let before = ''
    for (const { text: line, number } of lines) {
      // Words of two lines are two words, where they are not one name.
      if (text !== '') text += ' '
      before = text === '' ? '' : ' '
      for (const { 0: word, index } of line.matchAll(/\S+/g)) {
        if (/[\d.%×/A-Za-z,’'&)-]/.test(before) && /^[-<>+\d.×/A-Za-z(&]/.test(word)) text += ' '
        this.#starts.push({ offset: text.length, line: number, x: index })
        text += word
        before = word.charAt(word.length - 1)
      }
    }
    this.text = text
    this.isLaidOut = lines.some(({ text: line }) => /[\d-] {2,}\S/.test(line))
  }

  /** How far from the left a word stands in its line, in characters. */
  xAt(offset: number): number {
    return lastStarting(this.#starts, offset)?.x ?? 0
  }

  /** The line of the character at an offset. */
  lineAt(offset: number): number | null {
    return lastStarting(this.#starts, offset)?.line ?? null
  }
}
