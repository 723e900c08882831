import type { Marker } from '../../trade/trade.ts'
import type { Row } from '../document.ts'
import type { Wording } from '../wording/wording.ts'

/** The notes that explain the signs in a table's cells, each once. */
export function markerNotes(rows: readonly Row[], wording: Wording): string[] {
  const markers = new Set<Marker>()
  for (const row of rows)
    if (row.kind === 'data')
      for (const cell of row.cells) if (cell.kind === 'figure' && cell.marker) markers.add(cell.marker)
  return [...markers].flatMap((marker) => wording.note.marker(marker) ?? [])
}
