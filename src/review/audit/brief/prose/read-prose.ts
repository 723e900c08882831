import type { Flow } from '../../../../trade/trade.ts'
import type {
  AuditedBrief,
  Naming,
  OverviewTable,
  ProseFigure,
  RankingTable,
  StatedPeriod,
  StatedUnit,
  Unread,
} from '../audited-brief.ts'
import { readOverviewProse } from './overview-prose.ts'
import { type ProseText, statements } from './prose-text.ts'
import { isRankingProse, readRankingProse } from './ranking-prose.ts'

interface Said extends Pick<AuditedBrief, 'periods' | 'units' | 'unread'> {
  readonly figures: ProseFigure[]
  readonly namings: Naming[]
}

/** Every sentence of the genre in a text, with the figures that it repeats from the tables. */
export function readProse(
  prose: ProseText,
  overview: OverviewTable | null,
  rankings: readonly RankingTable[],
): Said {
  const figures: ProseFigure[] = []
  const namings: Naming[] = []
  const periods: StatedPeriod[] = []
  const units: StatedUnit[] = []
  const unread: Unread[] = []
  const numbers = new Map<string, number>()
  for (const { flow, dimension, caption } of rankings)
    if (!numbers.has(`${flow} ${dimension}`)) numbers.set(`${flow} ${dimension}`, caption.number)
  const tableOf = (flow: Flow, dimension: string) => numbers.get(`${flow} ${dimension}`)
  const title = /简报（(\d{4})年(\d{1,2})月）/.exec(prose.text)
  if (title)
    periods.push({
      place: { part: 'title' },
      printed: title[0].slice(3, -1),
      year: Number(title[1]),
      month: Number(title[2]),
    })
  for (const statement of statements(prose.text)) {
    const window = statement.sinceJanuary ? 'ytd' : 'month'
    const place = { part: 'prose', window, ...prose.lineAt(statement.at) } as const
    periods.push({ place, printed: statement.lead, year: statement.year, month: statement.month })
    const missing = (what: Unread['what']) =>
      unread.push({ what, place, text: `${statement.lead}，中国${statement.text}`.slice(0, 60) })
    if (isRankingProse(statement)) {
      const read = readRankingProse(statement, window, prose, tableOf)
      if (!read) {
        missing('sentence')
        continue
      }
      namings.push(read.naming)
      units.push(...read.units)
      if (read.naming.place.table === undefined) missing('missingTable')
    } else if (overview) {
      const read = readOverviewProse(statement, window, prose, overview.caption)
      for (const figure of read.figures) figures.push(figure)
      for (const unit of read.units) units.push(unit)
    } else if (/\d\.\d/.test(statement.text)) missing('missingTable')
  }
  return { figures, namings, periods, units, unread }
}
