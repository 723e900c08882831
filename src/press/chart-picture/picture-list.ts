import type { Chart, Document } from '../../brief/brief.ts'
import type { Language } from '../../trade/trade.ts'
import { printable } from '../shared/shared.ts'

const none: Readonly<Record<Language, string>> = { zh: '本简报没有图。', en: 'This brief has no charts.' }

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
  return `${[head.map(line).join('\n'), ...(entries.length === 0 ? [none[language]] : entries)].join('\n\n')}\n`
}

const line = (text: string): string => printable(text).replace(/\s+/g, ' ').trim()
