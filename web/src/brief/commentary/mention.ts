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

/** Whether a reference begins in the text that is not closed on its line. */
export const hasOpenMention = (text: string): boolean => /(?<!\\)(?:\{\{|｛｛)[^{}｛｝\n]*(?:\n|$)/.test(text)

/** A stretch of a text as it is, or a reference to a figure in it. */
export type TextPiece = { readonly text: string } | { readonly id: string; readonly form: string }

/** The text and the complete references of a paragraph, in their order. */
export function splitMentions(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let last = 0
  for (const found of text.matchAll(
    /(?<!\\)(?:\{\{|｛｛)\s*([^\s{}｛｝|｜,，]+)([^{}｛｝\n]*)(?:\}\}|｝｝)/g,
  )) {
    const [all, id = '', form = ''] = found
    if (found.index > last) pieces.push({ text: text.slice(last, found.index) })
    pieces.push({ id, form: form.replace(/[\s|｜,，]+/g, '') })
    last = found.index + all.length
  }
  if (last < text.length) pieces.push({ text: text.slice(last) })
  return pieces
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

/** A figure with the words that it is found by. */
export interface PickerFigure extends ShownFigure {
  readonly words: string
}

/**
 * The figures that can be referred to, as the picker offers them: those of the brief’s month before those of the year
 * to date, these before other runs of months, and those of earlier months last, from the latest back; totals before
 * parts.
 */
export function inPickerOrder(figures: readonly ShownFigure[]): readonly PickerFigure[] {
  return figures
    .filter(({ marker }) => marker === null || marker === 'lowBase')
    .map((figure, index) => ({
      figure,
      index,
      rank: windowRank(figure.id),
      parts: figure.id.split('.').length,
    }))
    .toSorted((a, b) => a.rank - b.rank || a.parts - b.parts || a.index - b.index)
    .map(({ figure }) => ({
      ...figure,
      words: `${figure.id} ${figure.name.zh} ${figure.name.en}`.toLowerCase(),
    }))
}

/** The place of a figure’s run of months among others. */
function windowRank(id: string): number {
  const [, run = '', lag] = /\.(month3|month|quarter|half|year|ytd|rolling12)(?:-(\d+))?\./.exec(id) ?? []
  if (lag !== undefined) return 10 + Number(lag)
  return { month: 0, quarter: 0, half: 0, year: 0, ytd: 1 }[run] ?? 2
}

/** The figures whose id or name, in either language, has all that was typed, in the order of the picker. */
export function figuresLike(figures: readonly PickerFigure[], asked: string): readonly PickerFigure[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean)
  const found: PickerFigure[] = []
  for (const figure of figures) {
    if (!words.every((word) => figure.words.includes(word))) continue
    found.push(figure)
    if (found.length === offered) break
  }
  return found
}
