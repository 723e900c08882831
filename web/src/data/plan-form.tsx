import { useState } from 'preact/hooks'
import { go, useAddress } from '../address.tsx'
import { type About, type PlannedQuery, useAnswer } from '../api.ts'
import { monthAfter, monthsBetween } from '../months.ts'
import { MonthChoice } from '../parts/month-choice.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { isPeriod } from '../periods.ts'
import { useSpeech } from '../say.tsx'

/** What to query at the portal before a product’s month can be built, ready to be copied. */
export function PlanForm({ round }: { readonly round: number }) {
  const { say } = useSpeech()
  const { searchParams } = useAddress()
  const products = useAnswer<readonly { id: string; name: { zh: string; en: string } }[]>('/api/products')
  const product = searchParams.get('product') ?? products.answer?.[0]?.id ?? ''
  const about = useAnswer<About>('/api/about')
  const latest = about.answer?.latest
  // Most often it is the month after the last that there is.
  const month = searchParams.get('month') ?? (latest ? monthAfter(latest, 1) : '')
  const set = (name: string, value: string) => {
    const next = new URLSearchParams({ product, month, [name]: value })
    go(`/data?${next}`, { replace: true })
  }
  const wellFormed = isPeriod(month) && product !== ''
  const plan = useAnswer<readonly PlannedQuery[]>(
    wellFormed ? `/api/plan?${new URLSearchParams({ product, month, round: String(round) })}` : '',
  )
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

/** The queries as a list, and a button that copies them as text. */
function PlannedQueries({ queries }: { readonly queries: readonly PlannedQuery[] }) {
  const { say } = useSpeech()
  const [copied, setCopied] = useState(false)
  const text = queries.map((query, index) => `${index + 1}. ${say(query.words)}`).join('\n')
  return (
    <>
      <ol class="plan">
        {queries.map((query) => (
          <li key={query.words.en}>
            {say(query.words)}
            <span class="faint">
              {say({ zh: `（至多约 ${query.rows} 行）`, en: ` (at most about ${query.rows} rows)` })}
            </span>
          </li>
        ))}
      </ol>
      <button
        type="button"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {copied ? say({ zh: '已复制', en: 'Copied' }) : say({ zh: '复制', en: 'Copy' })}
      </button>
    </>
  )
}
