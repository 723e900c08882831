import { normalise } from './normalise.ts'

/** Beside Chinese characters and signs white space means nothing; text from a PDF has it anywhere. */
const wideBefore = /[\u2E80-\u9FFF\uF900-\uFAFF\u3000-\u303F\uFF00-\uFFEF“”‘’]/
const wideAfter = /[\u2E80-\u9FFF\uF900-\uFAFF\u3000-\u303F\uFF00-\uFFEF”’%]/

/** A text with one form for each sign, and white space only where it parts words or numbers of Latin letters. */
export const tighten = (text: string): string =>
  normalise(text)
    .replace(/\s+/g, (space, offset: number, whole: string) =>
      wideBefore.test(whole.charAt(offset - 1)) || wideAfter.test(whole.charAt(offset + space.length))
        ? ''
        : ' ',
    )
    .trim()
