import { type Chart, type Document, getLocale } from '../../brief/brief.ts'
import { printable } from '../shared/shared.ts'

/** A list of the pictures of a brief as plain text: each file with its caption, its notes and what it shows. */
export function pictureList(
  { title, subtitle, about, language }: Document,
  charts: readonly Chart[],
  names: readonly string[],
): string {
  const head = [title, subtitle, ...(about.issuer === null ? [] : [about.issuer])]
  const entries = charts.map(({ caption, notes, alternative }, index) =>
    [names[index] ?? '', caption, ...notes, alternative].map(line).join('\n'),
  )
  return `${[head.map(line).join('\n'), ...(entries.length === 0 ? [getLocale(language).press.noCharts] : entries)].join('\n\n')}\n`
}

const line = (text: string): string => printable(text).replace(/\s+/g, ' ').trim()
