import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { CurrentRelease } from '../../../src/desk/schemas/schemas.ts'
import { type About, type Localized, type ProductRow, useAnswer } from '../api.ts'
import { ProductSearch } from '../parts/product-search.tsx'
import { useSpeech } from '../say.tsx'
import { BuildBar } from './build-bar.tsx'
import { DueNote, listDue } from './due-note.tsx'
import { ProductTableRow } from './product-row.tsx'
import { arrangeRows, listTags, type Sorting, type SortKey } from './rows.ts'
import { useBriefStates } from './use-brief-states.ts'

/** Every product in one row, to be searched, sorted and chosen from. */
export function ProductTable({
  rows,
  downloads,
  mayBuild,
}: {
  readonly rows: readonly ProductRow[]
  readonly downloads: About['downloads']
  readonly mayBuild: boolean
}) {
  const release = useAnswer<CurrentRelease>('/api/current-release').answer
  const { shown, search, setSearch, sorting, setSorting, isOnlyDue, setOnlyDue, tag, setTag } = useShownRows(
    rows,
    release,
  )
  const { chosen, choose, clear } = useChoice()
  const { states, show, again, refresh } = useBriefStates()
  useNewMonths(rows, (ids) => choose(ids, true))
  // A load can make a brief that was built one of former data, or give it something to confirm.
  useAfterFirst(rows, refresh)
  const drawn = useDrawnRows()
  const shownIds = shown.map(({ product }) => product.id)
  return (
    <>
      {release && <DueNote rows={rows} release={release} isOnlyDue={isOnlyDue} onOnlyDue={setOnlyDue} />}
      <ProductSearch search={search} count={shown.length} onSearch={setSearch} />
      <TagFilter tags={listTags(rows)} chosen={tag} onChoose={setTag} />
      {chosen.size > 0 && (
        <BuildBar
          chosen={[...chosen]}
          downloads={downloads}
          rows={rows}
          onBuilt={() => again([...chosen])}
          onClear={clear}
        />
      )}
      <table class="products-table">
        <TableHeadings
          sorting={sorting}
          onSort={setSorting}
          isEvery={mayBuild ? shownIds.length > 0 && shownIds.every((id) => chosen.has(id)) : null}
          onChooseEvery={(isChosen) => choose(shownIds, isChosen)}
        />
        <tbody>
          {shown.slice(0, drawn).map((row) => (
            <ProductTableRow
              key={row.product.id}
              row={row}
              state={states.get(row.product.id) ?? null}
              isChosen={mayBuild ? chosen.has(row.product.id) : null}
              onChoose={(isChosen) => choose([row.product.id], isChosen)}
              onSeen={show}
            />
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The rows that are searched for, or due, in the order that is asked for. */
function useShownRows(rows: readonly ProductRow[], release: CurrentRelease | null) {
  const { language } = useSpeech()
  const [search, setSearch] = useState('')
  const [sorting, setSorting] = useState<Sorting>({ key: 'name', isDescending: false })
  const [isOnlyDue, setOnlyDue] = useState(false)
  const [tag, setTag] = useState<string | null>(null)
  const listed = useMemo(() => {
    const tagged = tag === null ? rows : rows.filter(({ product }) => product.tags.includes(tag))
    return isOnlyDue && release ? listDue(tagged, release) : tagged
  }, [rows, release, isOnlyDue, tag])
  const shown = useMemo(
    () => arrangeRows(listed, search, sorting, language),
    [listed, search, sorting, language],
  )
  return { shown, search, setSearch, sorting, setSorting, isOnlyDue, setOnlyDue, tag, setTag }
}

/** One button for each tag that products have; pressed again, all products are there again. */
function TagFilter({
  tags,
  chosen,
  onChoose,
}: {
  readonly tags: readonly string[]
  readonly chosen: string | null
  readonly onChoose: (tag: string | null) => void
}) {
  const { say } = useSpeech()
  if (tags.length === 0) return null
  return (
    <fieldset class="tags">
      <legend class="hidden">{say({ zh: '按标签筛选', en: 'Filter by tag' })}</legend>
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          aria-pressed={chosen === tag}
          onClick={() => onChoose(chosen === tag ? null : tag)}
        >
          {tag}
        </button>
      ))}
    </fieldset>
  )
}

/** The ids of the products that are ticked. */
function useChoice() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) isChosen ? next.add(id) : next.delete(id)
    setChosen(next)
  }
  return { chosen, choose, clear: () => setChosen(new Set()) }
}

/** Tells which products have a newer complete period than before: those that files were loaded for. */
function useNewMonths(rows: readonly ProductRow[], onNewMonths: (ids: readonly string[]) => void): void {
  const before = useRef(rows)
  useEffect(() => {
    const months = new Map(before.current.map(({ product, complete }) => [product.id, complete]))
    before.current = rows
    const newer = rows.filter(
      ({ product, complete }) => complete !== null && complete > (months.get(product.id) ?? complete),
    )
    if (newer.length > 0) onNewMonths(newer.map(({ product }) => product.id))
  }, [rows])
}

/** Does something whenever a value is another than before. */
function useAfterFirst(value: unknown, onChange: () => void): void {
  const before = useRef(value)
  useEffect(() => {
    if (before.current === value) return
    before.current = value
    onChange()
  }, [value])
}

/** As many rows as a screen has; the others take as long again, and are drawn once these are there. */
const rowsAtFirst = 40

function useDrawnRows(): number {
  const [drawn, setDrawn] = useState(rowsAtFirst)
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(Number.POSITIVE_INFINITY), 100)
    return () => clearTimeout(timer)
  }, [])
  return drawn
}

const headings: readonly (readonly [key: SortKey, words: Localized, isNumber: boolean])[] = [
  ['name', { zh: '产品', en: 'Product' }, false],
  ['month', { zh: '最新完整期', en: 'Complete to' }, false],
  ['value', { zh: '金额', en: 'Value' }, true],
  ['growth', { zh: '同比', en: 'Year on year' }, true],
]

function TableHeadings({
  sorting,
  onSort,
  isEvery,
  onChooseEvery,
}: {
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
  /** Whether every product shown is chosen; null where nothing may be chosen. */
  readonly isEvery: boolean | null
  readonly onChooseEvery: (isChosen: boolean) => void
}) {
  const { say } = useSpeech()
  return (
    <thead>
      <tr>
        {isEvery !== null && (
          <td class="choice">
            <input
              type="checkbox"
              checked={isEvery}
              aria-label={say({ zh: '选择所有列出的产品', en: 'Choose every product shown' })}
              onChange={(event) => onChooseEvery(event.currentTarget.checked)}
            />
          </td>
        )}
        {headings.map(([key, words, isNumber]) => {
          const isSorted = sorting.key === key
          const isDescending = isSorted ? !sorting.isDescending : isNumber || key === 'month'
          return (
            <th
              key={key}
              scope="col"
              class={isNumber ? 'number' : undefined}
              aria-sort={isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : undefined}
            >
              <button type="button" class="sort" onClick={() => onSort({ key, isDescending })}>
                {say(words)}
                {isSorted && <span aria-hidden="true">{sorting.isDescending ? ' ↓' : ' ↑'}</span>}
              </button>
            </th>
          )
        })}
        <th scope="col" class="trend-cell">
          {say({ zh: '近两年', en: 'Two years' })}
        </th>
        <th scope="col" class="state-cell">
          {say({ zh: '状态', en: 'State' })}
        </th>
        <td class="more" />
      </tr>
    </thead>
  )
}
