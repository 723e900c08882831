import { compact } from '../../reading/reading.ts'

/** Running text without white space, with the line of each of its parts. */
export class ProseText {
  readonly text: string
  readonly #starts: { readonly at: number; readonly line: number | null }[] = []

  constructor(parts: ReadonlyArray<{ readonly text: string; readonly line: number | null }>) {
    let text = ''
    for (const part of parts) {
      this.#starts.push({ at: text.length, line: part.line })
      text += compact(part.text)
    }
    this.text = text
  }

  /** The line in which the character at an offset stands. */
  lineAt(offset: number): { line?: number } {
    const line = lastStarting(this.#starts, offset)?.line ?? null
    return line === null ? {} : { line }
  }
}

/** The last of some parts, in their order, that starts at an offset or before it (binary search). */
export function lastStarting<Part extends { readonly at: number }>(
  parts: readonly Part[],
  offset: number,
): Part | undefined {
  let [from, to] = [0, parts.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((parts[middle]?.at ?? 0) <= offset) from = middle + 1
    else to = middle
  }
  return parts[from - 1]
}

/** A stretch of prose that begins `2023年12月，中国`, up to the next one or the end of the section. */
export interface Statement {
  readonly year: number
  readonly month: number
  readonly sinceJanuary: boolean
  /** What begins the sentence, as printed. */
  readonly lead: string
  readonly text: string
  /** Where `text` begins. */
  readonly at: number
}

/** What no prose of ours runs over: notes, headings, the footnote. */
const stop =
  /数据来源|资料来源|注：|本报告定义|[一二三四五六七八九]、[^、。]{2,12}情况|（[一二]）[^。]{2,8}变化|编制说明/

/** All statements of a text. */
export function statements(text: string): Statement[] {
  const leads = [...text.matchAll(/(\d{4})年(1-)?(\d{1,2})月，中国/g)]
  return leads.map((lead, index) => {
    const [printed, year, since, month] = lead
    const position = lead.index + printed.length
    const total = text.slice(position, leads[index + 1]?.index ?? text.length)
    const end = stop.exec(total)?.index ?? total.length
    return {
      year: Number(year),
      month: Number(month),
      sinceJanuary: since !== undefined,
      lead: printed.slice(0, -3),
      text: total.slice(0, end),
      at: position,
    }
  })
}
