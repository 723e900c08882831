import { go, Link, useAddress } from '../address.tsx'
import { type ListedProduct, type PlannedQuery, useAnswer } from '../api.ts'
import { monthAfter, monthsBetween } from '../months.ts'
import { CopyTextButton } from '../parts/copy-text-button.tsx'
import { MonthChoice } from '../parts/month-choice.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { isPeriod } from '../periods.ts'
import { useSpeech } from '../say.tsx'

/** What to query at the portal before a product’s month can be built, ready to be copied. */
export function PlanForm({ round }: { readonly round: number }) {
  const { say } = useSpeech()
  const { searchParams } = useAddress()
  const products = useAnswer<readonly ListedProduct[]>('/api/products')
  const product = searchParams.get('product') ?? products.answer?.[0]?.id ?? ''
  const latest = latestOf(products.answer ?? [], product)
  // Most often it is the month after the last that there is.
  const month = searchParams.get('month') ?? (latest ? monthAfter(latest, 1) : '')
  const set = (name: string, value: string) => {
    // Another product has another last month.
    const next = new URLSearchParams(
      name === 'product' ? { product: value } : { product, month, [name]: value },
    )
    go(`/data?${next}`, { replace: true })
  }
  const wellFormed = isPeriod(month) && product !== ''
  const plan = useAnswer<readonly PlannedQuery[]>(
    wellFormed ? `/api/plan?${new URLSearchParams({ product, month, round: String(round) })}` : '',
  )
  if (products.answer?.length === 0) return <NoProduct />
  return (
    <>
      <div class="form-row">
        <label>
          {say({ zh: '产品', en: 'Product' })}
          <select value={product} onChange={(event) => set('product', event.currentTarget.value)}>
            {products.answer?.map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name)}
              </option>
            ))}
          </select>
        </label>
        <MonthChoice
          label={{ zh: '月份', en: 'Month' }}
          month={month}
          months={latest ? monthsBetween(monthAfter(latest, -23), monthAfter(latest, 3)) : []}
          onChoose={(chosen) => set('month', chosen)}
        />
      </div>
      {wellFormed && plan.problem && <ProblemBox problem={plan.problem} />}
      {wellFormed && plan.answer?.length === 0 && (
        <p>{say({ zh: '数据齐全，无需下载。', en: 'Everything is there; nothing to download.' })}</p>
      )}
      {wellFormed && plan.answer && plan.answer.length > 0 && <PlannedQueries queries={plan.answer} />}
    </>
  )
}

/** What to do before there is a product whose data could be listed. */
function NoProduct() {
  const { say } = useSpeech()
  return (
    <p>
      {say({
        zh: '还没有产品。先建立产品，这里会列出要在海关平台查询什么。',
        en: 'There is no product yet. Create one, and what to query at the customs portal is listed here.',
      })}{' '}
      <Link href="/products">{say({ zh: '去建立产品', en: 'Create a product' })}</Link>
    </p>
  )
}

/** The last month of a product’s own data; of one that has none, that of all products. */
const latestOf = (products: readonly ListedProduct[], id: string): string | undefined =>
  products.find((product) => product.id === id)?.latest ??
  products
    .flatMap((product) => product.latest ?? [])
    .sort()
    .at(-1)

/** The queries, each with the values of the portal’s form, which are copied one by one or together. */
function PlannedQueries({ queries }: { readonly queries: readonly PlannedQuery[] }) {
  const { say } = useSpeech()
  return (
    <ol class="plan">
      {queries.map((query) => (
        <li key={query.words.en}>
          <QueryFields query={query} />
          {query.rows !== null && (
            <span class="faint">
              {say({ zh: `至多约 ${query.rows} 行`, en: `at most about ${query.rows} rows` })}{' '}
            </span>
          )}
          <CopyTextButton
            text={query.fields.map(({ name, value }) => `${name.zh}\t${value}`).join('\n')}
            label={{ zh: '复制整个查询', en: 'Copy the query' }}
          />
        </li>
      ))}
    </ol>
  )
}

function QueryFields({ query: { fields } }: { readonly query: PlannedQuery }) {
  const { say } = useSpeech()
  return (
    <dl class="query-fields">
      {fields.map(({ name, value }) => (
        <div key={name.en}>
          <dt>{say(name)}</dt>
          <dd>
            <span>{value}</span>
            <CopyTextButton
              text={value}
              label={{ zh: '复制', en: 'Copy' }}
              about={{ zh: `复制${name.zh}`, en: `Copy: ${name.en}` }}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
