import { useState } from 'preact/hooks'
import { Scroll } from '../parts/scroll.tsx'
import { useSpeech } from '../say.tsx'
import type { Column } from './columns.ts'
import type { Subject } from './subject.ts'

/** So many rows are shown at once; a button shows the others. */
const atOnce = 100

interface TotalsTableProps {
  readonly subjects: readonly Subject[]
  readonly columns: readonly Column[]
  /** A column’s key, with `-` before it for the largest first. */
  readonly sort: string
  readonly only: readonly string[]
  readonly heading: string
  readonly onSort: (sort: string) => void
  /** Null where there is nothing to choose among. */
  readonly onOnly: ((only: readonly string[]) => void) | null
}

/** The totals as a table that sorts by any column; what is ticked is drawn. */
export function TotalsTable({ subjects, columns, sort, only, heading, onSort, onOnly }: TotalsTableProps) {
  const { say } = useSpeech()
  const [isComplete, setAll] = useState(false)
  const shown = isComplete ? subjects : subjects.slice(0, atOnce)
  const heads = [{ key: 'name', heading }, ...columns]
  return (
    <>
      <Scroll label={say({ zh: '结果', en: 'Result' })}>
        <table class="totals">
          <thead>
            <tr>
              {heads.map((head, index) => (
                <SortHeading key={head.key} head={head} isNumber={index > 0} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((subject) => (
              <TotalsRow key={subject.id} subject={subject} columns={columns} only={only} onOnly={onOnly} />
            ))}
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

/** The heading of a column: numbers sort by the largest first, names by the first. */
function SortHeading({
  head: { key, heading },
  isNumber,
  sort,
  onSort,
}: {
  readonly head: { readonly key: string; readonly heading: string }
  readonly isNumber: boolean
} & Pick<TotalsTableProps, 'sort' | 'onSort'>) {
  const [up, down] = [sort === key, sort === `-${key}`]
  return (
    <th
      scope="col"
      class={isNumber ? 'number' : undefined}
      aria-sort={down ? 'descending' : up ? 'ascending' : undefined}
    >
      <button type="button" class="sort" onClick={() => onSort(isNumber === !down ? `-${key}` : key)}>
        {heading}
        <span aria-hidden="true">{down ? ' ↓' : up ? ' ↑' : ''}</span>
      </button>
    </th>
  )
}

function TotalsRow({
  subject,
  columns,
  only,
  onOnly,
}: { readonly subject: Subject } & Pick<TotalsTableProps, 'columns' | 'only' | 'onOnly'>) {
  const { language } = useSpeech()
  const name = subject.name[language]
  const isTicked = only.includes(subject.id)
  const tick = (ticked: boolean) =>
    onOnly?.(ticked ? [...only, subject.id] : only.filter((id) => id !== subject.id))
  return (
    <tr class={isTicked ? 'ticked' : undefined}>
      <th scope="row">
        {onOnly ? (
          <label class="tick">
            <input
              type="checkbox"
              checked={isTicked}
              onChange={({ currentTarget }) => tick(currentTarget.checked)}
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
}
