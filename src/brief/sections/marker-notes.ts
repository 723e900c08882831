import type { Marker } from '../../trade/trade.ts'
import type { Row } from '../document.ts'
import type { Wording } from '../wording/wording.ts'

/** The markers of a table's cells, each once, in the order in which they first stand. */
export function listMarkers(rows: readonly Row[]): ReadonlySet<Marker> {
  const markers = new Set<Marker>()
  for (const row of rows)
    if (row.kind === 'data')
      for (const cell of row.cells) if (cell.kind === 'figure' && cell.marker) markers.add(cell.marker)
  return markers
}

/** The notes of a table in which data are not available where something has not been loaded, as a note of its own says. */
export function gapNotes(rows: readonly Row[], wording: Wording, gaps: string): string[] {
  return [
    ...(listMarkers(rows).has('notAvailable') ? [gaps] : []),
    ...markerNotes(rows, wording, ['notAvailable']),
  ]
}

/** The notes that explain the signs in a table's cells, each once. @param without those explained otherwise. */
export function markerNotes(
  rows: readonly Row[],
  wording: Wording,
  without: readonly Marker[] = [],
): string[] {
  return [...listMarkers(rows)].flatMap((marker) =>
    without.includes(marker) ? [] : (wording.note.marker(marker) ?? []),
  )
}
