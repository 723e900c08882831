import type { FigureName, Flow } from '../../../trade/trade.ts'
import type { Place } from '../../printed-numbers/printed-numbers.ts'
import { type CellRow, compact } from '../reading/reading.ts'
import type { Caption, Entry, RankingTable } from './audited-brief.ts'
import { type Cells, lineAt } from './cells.ts'
import type { HeaderReading } from './header.ts'
import { codeOfName, type Named } from './names.ts'

/** Reads 表2 to 表5: side by side for each window a name, its value, in some its share, and its growth. */
export function readRanking(
  caption: Caption,
  flow: Flow,
  header: HeaderReading,
  rows: readonly CellRow[],
  cells: Cells,
): RankingTable {
  const dimension = caption.kind === 'places' ? 'place' : 'partner'
  const width = header.share ? 4 : 3
  const groups: Entry[] = []
  const ranked: Entry[] = []
  let block: 'groups' | 'ranking' = 'ranking'
  let complete = false
  for (const { cells: texts, line } of rows) {
    const filled = texts.filter((text) => text !== '')
    const label = compact(filled[0] ?? '')
    if (filled.length === 1 && /^(?:重点区域|排名前\d{1,2}地区|全部地区)$/.test(label)) {
      block = label === '重点区域' ? 'groups' : 'ranking'
      complete ||= label === '全部地区'
      continue
    }
    const givenPlace: Place = { part: 'table', table: caption.number, ...lineAt(line) }
    if (texts.length !== width * header.windows.length) {
      cells.unread.push({
        what: 'row',
        place: { ...givenPlace, row: label },
        text: texts.join(' ').slice(0, 80),
      })
      continue
    }
    for (const [index, window] of header.windows.entries()) {
      const current = texts.slice(width * index, width * (index + 1))
      const name = compact(current[0] ?? '')
      if (name === '') continue
      const named: Named = block === 'groups' ? 'group' : dimension
      const place: Place = { ...givenPlace, row: name, window }
      const code = codeOfName(named, name)
      const figureName: FigureName = { flow, dimension: named, code, window, measure: 'value' }
      const share = header.share ? (current[2] ?? '') : ''
      const entry: Entry = {
        name,
        code,
        window,
        value: cells.read(current[1] ?? '', figureName, { ...place, column: 'amount' }),
        share: cells.read(share, { ...figureName, operation: 'share' }, { ...place, column: 'share' }),
        growth: cells.read(
          current[width - 1] ?? '',
          { ...figureName, operation: 'yoy' },
          { ...place, column: 'growth' },
        ),
        place,
      }
      if (block === 'groups') groups.push(entry)
      else ranked.push(entry)
    }
  }
  return { caption, flow, dimension, windows: header.windows, groups, ranked, complete }
}
