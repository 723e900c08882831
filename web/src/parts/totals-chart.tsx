import type { TotalsRow } from '../api.ts'
import { useSpeech } from '../say.tsx'

const most = 10
const height = 200
const width = 640

/** The largest of what was asked: bars for sums over the months, lines month by month. The table beside has the numbers. */
export function TotalsChart({ rows }: { readonly rows: readonly TotalsRow[] }) {
  const { say } = useSpeech()
  const periods = [...new Set(rows.map(({ period }) => period))]
  if (rows.length === 0) return null
  if (periods.length === 1) return <Bars rows={rows.slice(0, most)} />
  const ids = [...new Set(rows.map(({ id }) => id))].slice(0, 5)
  const top = Math.max(1, ...rows.map(({ value }) => Number(value)))
  const x = (index: number) => 8 + (index * (width - 16)) / Math.max(1, periods.length - 1)
  const y = (value: string) => height - 8 - (Number(value) / top) * (height - 16)
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={say({ zh: '逐月走势', en: 'Month by month' })}
      >
        <line x1="8" x2={width - 8} y1={height - 8} y2={height - 8} class="axis" />
        {ids.map((id, series) => (
          <polyline
            key={id}
            class={`series series-${series}`}
            points={periods
              .flatMap((period, index) => {
                const row = rows.find((one) => one.id === id && one.period === period)
                return row ? [`${x(index).toFixed(1)},${y(row.value).toFixed(1)}`] : []
              })
              .join(' ')}
          />
        ))}
      </svg>
      <figcaption class="faint">
        {periods[0]} – {periods.at(-1)}
        {'　'}
        {ids.map((id, series) => (
          <span key={id} class="key">
            <svg viewBox="0 0 20 8" width="20" height="8" aria-hidden="true">
              <line x1="0" x2="20" y1="4" y2="4" class={`series series-${series}`} />
            </svg>{' '}
            {nameOf(rows, id, say)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function Bars({ rows }: { readonly rows: readonly TotalsRow[] }) {
  const { say } = useSpeech()
  const top = Math.max(1, ...rows.map(({ value }) => Number(value)))
  return (
    <ol class="bars" aria-label={say({ zh: '最大的几个', en: 'The largest' })}>
      {rows.map((row) => (
        <li key={row.id}>
          <span>{say(row.name)}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect x="0" y="0" height="10" width={((100 * Math.max(0, Number(row.value))) / top).toFixed(2)} />
          </svg>
          <span class="number">{row.valueText}</span>
        </li>
      ))}
    </ol>
  )
}

const nameOf = (
  rows: readonly TotalsRow[],
  id: string,
  say: (words: TotalsRow['name']) => string,
): string => {
  const row = rows.find((one) => one.id === id)
  return row ? say(row.name) : id
}
