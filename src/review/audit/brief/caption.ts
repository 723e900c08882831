import { type Flow, type Month, toMonth } from '../../../trade/trade.ts'
import type { Caption } from './audited-brief.ts'

const form = /^表(\d{1,2})：(\d{4})年(1-)?(\d{1,2})月中国(.{1,200})（([^（）]{1,60})）$/

/** Reads a table's caption (brief/anatomy, Sections and tables); null where it has not that form. */
export function readCaption(text: string, line: number | null): Caption | null {
  const match = form.exec(text)
  if (!match) return null
  const [, number, year, since, month, what = '', units = ''] = match
  const kind = kindOf(what)
  if (!kind) return null
  return {
    ...kind,
    number: Number(number),
    units: units.split('/'),
    month: monthOrNull(Number(year), Number(month)),
    sinceJanuary: since !== undefined,
    line,
  }
}

function kindOf(what: string): { kind: Caption['kind']; flow: Flow | null } | null {
  if (what.endsWith('概况')) return { kind: 'overview', flow: null }
  if (what.endsWith('出口目的地')) return { kind: 'partners', flow: 'export' }
  if (what.endsWith('进口来源地')) return { kind: 'partners', flow: 'import' }
  if (what.endsWith('分省出口情况')) return { kind: 'places', flow: 'export' }
  if (what.endsWith('分省进口情况')) return { kind: 'places', flow: 'import' }
  if (what.endsWith('出口分月走势')) return { kind: 'course', flow: 'export' }
  if (what.endsWith('进口分月走势')) return { kind: 'course', flow: 'import' }
  return null
}

/** Null where there is no such month; the months of a year before must exist too. */
export function monthOrNull(year: number, month: number): Month | null {
  return year > 1900 && year <= 2999 && month >= 1 && month <= 12 ? toMonth(year, month) : null
}
