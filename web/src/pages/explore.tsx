import { useState } from 'preact/hooks'
import { go, useAddress } from '../address.tsx'
import { type About, type TotalsRow, useAnswer } from '../api.ts'
import { monthAfter } from '../months.ts'
import { EnquiryForm } from '../parts/enquiry-form.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { TotalsChart } from '../parts/totals-chart.tsx'
import { TotalsTable } from '../parts/totals-table.tsx'
import { useSpeech } from '../say.tsx'

interface Totals {
  readonly cut: { readonly zh: string; readonly en: string }
  readonly missing: readonly string[]
  readonly total: number
  readonly rows: readonly TotalsRow[]
}

/** What the address asks when it asks nothing: a year’s exports by partner. */
function usual(latest: string, product: string): Record<string, string> {
  return {
    product,
    flow: 'export',
    by: 'partner',
    from: `${latest.slice(0, 4)}-01`,
    to: latest,
    per: 'period',
    currency: 'USD',
  }
}

/** Any sum over what was loaded; the address holds the question, so that a view can be sent to a colleague. */
export function ExplorePage() {
  const { say, language } = useSpeech()
  const { searchParams } = useAddress()
  const about = useAnswer<About>('/api/about')
  const products = useAnswer<readonly { id: string; name: { zh: string; en: string } }[]>('/api/products')
  const latest = about.answer?.latest ?? null
  const first = products.answer?.[0]?.id
  const asked = { ...usual(latest ?? '2023-12', first ?? ''), ...Object.fromEntries(searchParams) }
  if (asked.codes) asked.product = ''
  const scale = language === 'zh' ? '100000000' : '1000000'
  const query = new URLSearchParams(
    Object.entries({ ...asked, scale, limit: '500', language }).filter(([, value]) => value !== ''),
  )
  const ready = latest !== null && (asked.product !== '' || asked.codes !== undefined)
  const { answer, problem } = useAnswer<Totals>(ready ? `/api/totals?${query}` : '')
  const set = (changes: Record<string, string>) => {
    const next = new URLSearchParams({ ...asked, ...changes })
    for (const [name, value] of [...next]) if (value === '') next.delete(name)
    go(`/explore?${next}`, { replace: true })
  }
  const [copied, setCopied] = useState(false)
  query.set('format', 'csv')
  const nothing = about.answer !== null && latest === null
  return (
    <>
      <h1>{say({ zh: '查询', en: 'Explore' })}</h1>
      {nothing && (
        <p class="empty">
          {say({
            zh: '还没有数据。先在“数据”页载入文件。',
            en: 'There are no data yet. Load files on the Data page first.',
          })}
        </p>
      )}
      {latest && (
        <EnquiryForm
          asked={asked}
          products={products.answer ?? []}
          earliest={monthAfter(latest, -239)}
          onSet={set}
        />
      )}
      {problem && <ProblemBox problem={problem} />}
      {!answer && !problem && !nothing && <Skeleton lines={10} />}
      {answer && (
        <>
          <p class="faint">
            {say({ zh: '取自', en: 'From the cut by' })} {say(answer.cut)}
            {answer.missing.length > 0 &&
              say({
                zh: `；没有完整数据、未计入的月份：${answer.missing.join('、')}`,
                en: `; months that are not whole, left out: ${answer.missing.join(', ')}`,
              })}
          </p>
          <TotalsChart rows={answer.rows} />
          <div class="actions">
            <a class="button" download href={`/api/totals?${query}`}>
              {say({ zh: '下载 CSV', en: 'Download CSV' })}
            </a>
            <button
              type="button"
              onClick={() =>
                void navigator.clipboard.writeText(asTabs(answer.rows, language)).then(() => setCopied(true))
              }
            >
              {copied ? say({ zh: '已复制', en: 'Copied' }) : say({ zh: '复制表格', en: 'Copy the table' })}
            </button>
          </div>
          <TotalsTable rows={answer.rows} />
        </>
      )}
    </>
  )
}

/** As a spreadsheet takes it from the clipboard: exact values. */
const asTabs = (rows: readonly TotalsRow[], language: 'zh' | 'en'): string =>
  rows
    .map((row) =>
      [row.period, row.id, row.name[language], row.value, row.share ?? '', row.growth ?? ''].join('\t'),
    )
    .join('\n')
