import type { Flow } from '../../../trade/trade.ts'
import { captionStart, compact, type Piece } from '../reading/reading.ts'
import type {
  AuditedBrief,
  Caption,
  CourseTable,
  OverviewTable,
  RankingTable,
  StatedPeriod,
  StatedUnit,
  Unread,
} from './audited-brief.ts'
import { readCaption } from './caption.ts'
import { Cells, lineAt } from './cells.ts'
import { readCourse } from './course-table.ts'
import { readHeader } from './header.ts'
import { readLowBases, readNotes } from './notes.ts'
import { readOverview } from './overview-table.ts'
import { ProseText, readProse } from './prose/prose.ts'
import { readRanking } from './ranking-table.ts'

/** Finds the tables, prose and notes of a brief among its pieces, by the genre's own structure. */
export function readBrief(pieces: readonly Piece[]): AuditedBrief {
  const cells = new Cells()
  const captions: Caption[] = []
  const rankings: RankingTable[] = []
  const courses: CourseTable[] = []
  const periods: StatedPeriod[] = []
  const units: StatedUnit[] = []
  const unread: Unread[] = []
  const texts: { text: string; line: number | null }[] = []
  let overview: OverviewTable | null = null
  let caption: Caption | null = null
  const empty: Caption[] = []
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      const text = compact(piece.text)
      if (!captionStart.test(text)) {
        texts.push(piece)
        continue
      }
      if (caption) unread.push(emptyTable(caption))
      caption = readCaption(text, piece.line)
      if (caption) captions.push(caption)
      else unread.push(unreadCaption(text, piece.line))
      continue
    }
    if (!caption) continue
    const header = readHeader(compact(piece.header), caption.number)
    if (piece.rows.length === 0) empty.push(caption)
    if (caption.kind === 'course' && caption.flow)
      courses.push(readCourse(caption, caption.flow, piece.rows, cells))
    else if (header.windows.length === 0) unread.push(emptyTable(caption))
    else {
      periods.push(...header.periods)
      if (caption.flow) rankings.push(readRanking(caption, caption.flow, header, piece.rows, cells))
      else overview = readOverview(caption, header, piece.rows, cells, units)
    }
    caption = null
  }
  if (caption) unread.push(emptyTable(caption))
  const prose = new ProseText(texts)
  // A table without rows is as it should be where the prose says that there was no trade.
  const none = { export: saysNone(prose, 'export'), import: saysNone(prose, 'import') }
  for (const table of empty) if (!table.flow || !none[table.flow]) unread.push(emptyTable(table))
  const stated = readProse(prose, overview, rankings)
  return {
    captions,
    overview,
    rankings,
    courses,
    figures: cells.figures,
    prose: { figures: [...stated.figures, ...readLowBases(prose)], namings: stated.namings },
    periods: [...captionPeriods(captions), ...periods, ...stated.periods],
    units: [...captionUnits(captions), ...units, ...stated.units],
    ...readNotes(prose),
    unread: [...unread, ...cells.unread, ...stated.unread],
  }
}

const saysNone = ({ text }: ProseText, flow: Flow): boolean =>
  text.includes(flow === 'export' ? '无出口。' : '无进口。')

const unreadCaption = (text: string, line: number | null): Unread => ({
  what: 'caption',
  place: { part: 'caption', ...lineAt(line) },
  text: text.slice(0, 80),
})

const emptyTable = ({ number, line }: Caption): Unread => ({
  what: 'table',
  place: { part: 'table', table: number, ...lineAt(line) },
  text: '',
})

const captionPeriods = (captions: readonly Caption[]): StatedPeriod[] =>
  captions.flatMap(({ number, month, line }) =>
    month === null
      ? []
      : [
          {
            place: { part: 'caption', table: number, ...lineAt(line) },
            printed: `${Math.trunc(month / 100)}年${month % 100}月`,
            year: Math.trunc(month / 100),
            month: month % 100,
          },
        ],
  )

const captionUnits = (captions: readonly Caption[]): StatedUnit[] =>
  captions.flatMap(({ number, units, line }) =>
    units.slice(0, 1).map((unit) => ({
      place: { part: 'caption', table: number, ...lineAt(line) } as const,
      printed: unit,
      of: 'money' as const,
    })),
  )
