import { beginsWith, detectDelimiter, type Encoding, type Row } from '../formats/formats.ts'
import type { Scan } from '../source.ts'
import { mostUnknownUnits } from './amounts.ts'
import { canBeScanned, createOrder, createReport, joinedSightings, type ScanLayout } from './layout/layout.ts'

/** The beginning of a file of text, and how it is written down. */
export interface TextFile {
  readonly head: Uint8Array
  readonly encoding: Encoding
}

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** How a file of text can be read from its bytes; null where its dialect is none that can be. */
export function planScan(
  file: string,
  { head, encoding }: TextFile,
  heading: Row,
  { columns, now }: Omit<ScanLayout, 'encoding'>,
): Scan | null {
  if (encoding !== 'utf-8' && encoding !== 'gb18030') return null
  if (!canBeScanned(columns)) return null
  const from = behindHeading(head, heading.line)
  if (!from || detectDelimiter(Buffer.from(head.subarray(0, from.offset)).toString('latin1')) !== ',')
    return null
  return {
    layout: { encoding, columns, now },
    from,
    report(parts) {
      const seen = joinedSightings(parts)
      const strangeUnits = seen.oddities.filter(({ kind }) => kind === 'unknownUnit')
      if (strangeUnits.length > mostUnknownUnits) return null
      return { report: createReport(file, columns, seen), order: createOrder(columns, seen) }
    },
  }
}

/** Where the line behind the heading begins, if only empty lines stand before it. */
function behindHeading(head: Uint8Array, headingLine: number): Scan['from'] | null {
  let index = beginsWith(head, 0xef, 0xbb, 0xbf) ? 3 : beginsWith(head, 0x84, 0x31, 0x95, 0x33) ? 4 : 0
  let line = 1
  while (head[index] === lineFeed || (head[index] === carriageReturn && head[index + 1] === lineFeed)) {
    index += head[index] === lineFeed ? 1 : 2
    line++
  }
  if (line !== headingLine) return null
  for (let isOpen = false; index < head.length; index++) {
    if (head[index] === quote) isOpen = !isOpen
    else if (head[index] === carriageReturn && head[index + 1] !== lineFeed) return null
    else if (head[index] === lineFeed) {
      line++
      if (!isOpen) return { offset: index + 1, line }
    }
  }
  return null
}
