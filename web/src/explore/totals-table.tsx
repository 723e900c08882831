import { useState } from 'preact/hooks'
import { Scroll } from '../parts/scroll.tsx'
import { useSpeech } from '../say.tsx'
import type { Column } from './columns.ts'
import type { Subject } from './subject.ts'

/** So many rows are shown at once; a button shows the others. */
const atOnce = 100

/** The totals as a table that sorts by any column; what is ticked is drawn. */
export function TotalsTable({
  subjects,
  columns,
  sort,
  only,
  heading,
  onSort,
  onOnly,
}: {
  readonly subjects: readonly Subject[]
  readonly columns: readonly Column[]
  /** A column’s key, with `-` before it for the largest first. */
  readonly sort: string
  readonly only: readonly string[]
  readonly heading: string
  readonly onSort: (sort: string) => void
  /** Null where there is nothing to choose among. */
  readonly onOnly: ((only: readonly string[]) => void) | null
}) {
  const { say, language } = useSpeech()
  const [isComplete, setAll] = useState(false)
  const shown = isComplete ? subjects : subjects.slice(0, atOnce)
  const heads = [{ key: 'name', heading }, ...columns]
  return (
    <>
      <Scroll label={say({ zh: '结果', en: 'Result' })}>
        <table class="totals">
          <thead>
            <tr>
              {heads.map(({ key, heading: words }, index) => {
                const [up, down] = [sort === key, sort === `-${key}`]
                return (
                  <th
                    key={key}
                    scope="col"
                    class={index > 0 ? 'number' : undefined}
                    aria-sort={down ? 'descending' : up ? 'ascending' : undefined}
                  >
                    <button
                      type="button"
                      class="sort"
                      onClick={() => onSort(index > 0 === !down ? `-${key}` : key)}
                    >
                      {words}
                      <span aria-hidden="true">{down ? ' ↓' : up ? ' ↑' : ''}</span>
                    </button>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((subject) => {
              const name = subject.name[language]
              return (
                <tr key={subject.id} class={only.includes(subject.id) ? 'ticked' : undefined}>
                  <th scope="row">
                    {onOnly ? (
                      <label class="tick">
                        <input
                          type="checkbox"
                          checked={only.includes(subject.id)}
                          onChange={({ currentTarget }) =>
                            onOnly(
                              currentTarget.checked
                                ? [...only, subject.id]
                                : only.filter((id) => id !== subject.id),
                            )
                          }
                        />
                        {name}
                      </label>
                    ) : (
                      name
                    )}
                  </th>
                  {columns.map((column) => (
                    <td key={column.key} class="number">
                      {column.text(subject) ?? '-'}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      {shown.length < subjects.length && (
        <button type="button" onClick={() => setAll(true)}>
          {say({ zh: `显示全部 ${subjects.length} 行`, en: `Show all ${subjects.length} rows` })}
        </button>
      )}
    </>
  )
}
