import type { ListedProduct, Localized, StatusRow } from '../api.ts'
import { monthName } from '../months.ts'
import { currencyWords, flowWords } from '../parts/load-facts.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { useSpeech } from '../say.tsx'

const states = {
  complete: { mark: '●', zh: '完整', en: 'complete' },
  missing: { mark: '', zh: '没有', en: 'missing' },
  filtered: { mark: '◑', zh: '只有一部分（筛选过）', en: 'only part (filtered)' },
  truncated: { mark: '◔', zh: '被截断', en: 'cut off' },
  absent: { mark: '○', zh: '文件中没有此月', en: 'not in the file' },
  partial: { mark: '◩', zh: '只有一部分', en: 'a part of it' },
  rangeOnly: { mark: '═', zh: '只有数月合计', en: 'only a sum over months' },
} as const

/** What is there: product by product, each by flow and cut, month by month, the years side by side. */
export function CoverageGrid({
  rows,
  without,
  limits,
  products,
}: {
  readonly rows: readonly StatusRow[]
  readonly without: readonly string[]
  readonly limits: readonly Localized[]
  readonly products: readonly ListedProduct[]
}) {
  const { say } = useSpeech()
  const nameOf = (id: string) => {
    const product = products.find((item) => item.id === id)
    return product ? say(product.name) : id
  }
  return (
    <>
      {[...new Set(rows.map(({ product }) => product))].map((id) => (
        <section key={id} class="product-coverage" aria-label={nameOf(id)}>
          <h3>{nameOf(id)}</h3>
          <Scroll label={say({ zh: `${nameOf(id)}的数据`, en: `The data of ${nameOf(id)}` })} isFromEnd>
            <CoverageTable rows={rows.filter(({ product }) => product === id)} />
          </Scroll>
        </section>
      ))}
      {rows.length > 0 && <Legend />}
      {limits.length > 0 && (
        <ul class="findings">
          {limits.map((words) => (
            <li key={words.en} data-severity="warning">
              {say(words)}
            </li>
          ))}
        </ul>
      )}
      {without.length > 0 && (
        <p class="faint">
          {say({ zh: '还没有数据的产品：', en: 'Products without data: ' })}
          {without.map(nameOf).join(say({ zh: '、', en: ', ' }))}
        </p>
      )}
    </>
  )
}

function CoverageTable({ rows }: { readonly rows: readonly StatusRow[] }) {
  const months = listShownMonths(rows)
  return (
    <table class="coverage">
      <MonthHeadings months={months} />
      <tbody>
        {rows.map((row) => (
          <CoverageRow
            key={`${row.reported?.reporter} ${row.flow} ${row.currency} ${row.cut.join()}`}
            row={row}
            months={months}
          />
        ))}
      </tbody>
    </table>
  )
}

/** The months of the years that there are data of, such as two years of annual files that are ten years apart. */
function listShownMonths(rows: readonly StatusRow[]): readonly string[] {
  const months = rows.flatMap((row) => row.months)
  const years = new Set(
    months.filter(({ state }) => state !== 'missing').map(({ month }) => month.slice(0, 4)),
  )
  return [...new Set(months.map(({ month }) => month))].filter((month) => years.has(month.slice(0, 4))).sort()
}

/** Two lines of headings: the years, and the months of each. */
function MonthHeadings({ months }: { readonly months: readonly string[] }) {
  const years = [...new Set(months.map((month) => month.slice(0, 4)))]
  return (
    <thead>
      <tr>
        <td />
        {years.map((year) => (
          <th key={year} scope="colgroup" colSpan={months.filter((month) => month.startsWith(year)).length}>
            {year}
          </th>
        ))}
      </tr>
      <tr>
        <td />
        {months.map((month) => (
          <th key={month} scope="col">
            {Number(month.slice(5))}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function CoverageRow({ row, months }: { readonly row: StatusRow; readonly months: readonly string[] }) {
  const { say, language } = useSpeech()
  return (
    <tr>
      <th scope="row">
        {say(flowWords[row.flow])}
        <span class="faint">
          {row.statistics && `${say(row.statistics)} · `}
          {say(currencyWords[row.currency])} · {say(row.cutWords)}
        </span>
      </th>
      {months.map((month) => {
        const { state } = row.months.find((item) => item.month === month) ?? { state: 'missing' }
        const { mark, ...words } = states[state as keyof typeof states]
        return (
          <td key={month} class={state} title={`${monthName(month, language)} ${say(words)}`}>
            <span aria-hidden="true">{mark}</span>
            <span class="hidden">{say(words)}</span>
          </td>
        )
      })}
    </tr>
  )
}

function Legend() {
  const { say } = useSpeech()
  return (
    <p class="faint legend">
      {Object.values(states)
        .filter(({ mark }) => mark !== '')
        .map(({ mark, ...words }) => `${mark} ${say(words)}`)
        .join('　')}
    </p>
  )
}
