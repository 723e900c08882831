import { normalise } from './normalise.ts'

export interface Line {
  readonly text: string
  readonly number: number
  /** Whether an empty line follows. */
  readonly endsBlock: boolean
}

/**
 * The lines of a text that was taken from pages, without what only pages have: their numbers, and headings
 * that are repeated at the top of pages. Pages are parted by form feeds where the tool gives them.
 */
export function bodyLines(text: string): Line[] {
  const pages = normalise(text).replace(/\r\n?/g, '\n').split('\f')
  const tops = new Map<string, number>()
  for (const page of pages) {
    const top = topOf(page)
    if (top) tops.set(top, (tops.get(top) ?? 0) + 1)
  }
  let number = 0
  return pages.flatMap((page) => {
    const top = topOf(page)
    const repeated = top !== null && (tops.get(top) ?? 0) > 1
    let first = true
    const lines: Line[] = []
    const pageLines = page.split('\n')
    for (const [index, line] of pageLines.entries()) {
      number++
      const bare = line.replace(/\s+/g, '')
      if (bare === '') continue
      const runningHead = first && repeated
      first = false
      if (
        !runningHead &&
        !/^(?:第\d{1,3}页[，,]?(?:共\d{1,3}页)?|Page\d{1,3}of\d{1,3})$/.test(bare) &&
        !/(?:\.){8,}\d{0,3}$/.test(bare.replace(/\u2060/g, ''))
      )
        lines.push({ text: line, number, endsBlock: pageLines[index + 1]?.trim() === '' })
    }
    number-- // a form feed ends no line
    return lines
  })
}

const topOf = (page: string): string | null =>
  page
    .split('\n')
    .map((line) => line.replace(/\s+/g, ''))
    .find((line) => line !== '') ?? null
