import { useState } from 'preact/hooks'
import type { TotalsRow } from '../api.ts'
import { useSpeech } from '../say.tsx'
import { Scroll } from './scroll.tsx'

type Column = 'period' | 'name' | 'value' | 'share' | 'growth' | 'quantity' | 'quantityGrowth'

/** The sums as a table that sorts by any column. */
export function TotalsTable({ rows }: { readonly rows: readonly TotalsRow[] }) {
  const { say, language } = useSpeech()
  const [sorted, setSorted] = useState<{ by: Column | null; down: boolean }>({ by: null, down: true })
  const columns: readonly (readonly [Column, string, (row: TotalsRow) => string])[] = [
    ['period', say({ zh: '时期', en: 'Period' }), ({ period }) => period],
    ['name', say({ zh: '名称', en: 'Name' }), ({ name }) => say(name)],
    ['value', say({ zh: '金额（亿）', en: 'Value (million)' }), ({ valueText }) => valueText],
    ['share', say({ zh: '比重（%）', en: 'Share %' }), ({ share }) => share ?? '-'],
    ['growth', say({ zh: '同比（%）', en: 'Growth %' }), ({ growth }) => growth ?? '-'],
    [
      'quantity',
      say({ zh: '数量（万）', en: 'Quantity (10 thousand)' }),
      ({ quantityText, unit }) => (quantityText === null ? '-' : `${quantityText} ${unit ?? ''}`),
    ],
    [
      'quantityGrowth',
      say({ zh: '数量同比（%）', en: 'Growth of quantity %' }),
      ({ quantityGrowth }) => quantityGrowth ?? '-',
    ],
  ]
  const shown = sorted.by === null ? rows : inOrder(rows, sorted.by, sorted.down, language)
  if (rows.length === 0)
    return <p>{say({ zh: '这些月份没有贸易。', en: 'There was no trade in these months.' })}</p>
  return (
    <Scroll label={say({ zh: '结果', en: 'Result' })}>
      <table class="totals">
        <thead>
          <tr>
            {columns.map(([column, words], index) => (
              <th
                key={column}
                scope="col"
                class={index > 1 ? 'number' : undefined}
                aria-sort={sorted.by === column ? (sorted.down ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  class="sort"
                  onClick={() =>
                    setSorted({ by: column, down: sorted.by === column ? !sorted.down : index > 1 })
                  }
                >
                  {words}
                  <span aria-hidden="true">{sorted.by === column ? (sorted.down ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={`${row.period} ${row.id}`}>
              {columns.map(([column, , text], index) => (
                <td key={column} class={index > 1 ? 'number' : undefined}>
                  {text(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** What is not there comes last, whichever way. */
function inOrder(rows: readonly TotalsRow[], by: Column, down: boolean, language: 'zh' | 'en'): TotalsRow[] {
  const sign = down ? -1 : 1
  if (by === 'name')
    return rows.toSorted((a, b) => sign * a.name[language].localeCompare(b.name[language], language))
  if (by === 'period') return rows.toSorted((a, b) => sign * a.period.localeCompare(b.period))
  return rows.toSorted((a, b) => {
    const [one, other] = [a[by], b[by]]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return sign * (Number(one) - Number(other))
  })
}
