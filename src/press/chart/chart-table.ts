import type { Chart, Table } from '../../brief/brief.ts'

/** The data of a chart as a table: a row for each category, a column for each series. */
export function chartTable({ id, number, caption, heading, categories, series, notes }: Chart): Table {
  return {
    kind: 'table',
    id,
    number,
    caption,
    header: [
      { label: heading, holds: 'name' },
      ...series.map(({ name }) => ({ label: name, holds: 'figure' as const })),
    ],
    rows: categories.map(({ label }, index) => ({
      kind: 'data',
      cells: [
        { kind: 'name', text: label },
        ...series.map(({ points }) => {
          const point = points[index]
          return point
            ? ({
                kind: 'figure',
                id: point.id,
                text: point.text,
                marker: point.marker,
                ...(point.scale && { scale: point.scale }),
              } as const)
            : ({ kind: 'empty' } as const)
        }),
      ],
    })),
    notes,
  }
}
