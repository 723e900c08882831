import { useMemo } from 'preact/hooks'
import { go, Link, useAddress } from '../address.tsx'
import { type About, type Load, type Localized, useAnswer } from '../api.ts'
import { ProgramChart } from '../charts/program-chart.tsx'
import { inOrder, listColumns } from '../explore/columns.ts'
import { answeredBy, type Enquiry, readEnquiry, toAddress, toQuestion } from '../explore/enquiry.ts'
import { EnquiryForm } from '../explore/enquiry-form.tsx'
import { isFound, listSubjects } from '../explore/subject.ts'
import { totalsChart } from '../explore/totals-chart.ts'
import { TotalsResult } from '../explore/totals-result.tsx'
import { type Totals, useTotals } from '../explore/use-totals.ts'
import { monthsBetween } from '../months.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { type Language, useSpeech } from '../say.tsx'

/** Any sum over what was loaded; the address holds the question, so that a view can be sent to a colleague. */
export function ExplorePage() {
  const { say } = useSpeech()
  const about = useAnswer<About>('/api/about')
  const products = useAnswer<readonly { id: string; name: Localized }[]>('/api/products')
  const loads = useAnswer<{ loads: readonly Load[] }>('/api/loads?limit=500')
  const latest = about.answer?.latest
  return (
    <>
      <h1>{say({ zh: '查询', en: 'Explore' })}</h1>
      {about.problem && <ProblemBox problem={about.problem} />}
      {latest === null && (
        <div class="empty">
          <p>{say({ zh: '还没有数据。', en: 'There are no data yet.' })}</p>
          <Link class="button" href="/data">
            {say({ zh: '去放文件', en: 'Go and drop files' })}
          </Link>
        </div>
      )}
      {latest && products.answer && loads.answer ? (
        <Explored latest={latest} products={products.answer} loads={loads.answer.loads} />
      ) : (
        latest !== null && !about.problem && <Skeleton lines={12} />
      )}
    </>
  )
}

function Explored({
  latest,
  products,
  loads,
}: {
  readonly latest: string
  readonly products: readonly { readonly id: string; readonly name: Localized }[]
  readonly loads: readonly Load[]
}) {
  const { language } = useSpeech()
  const { searchParams } = useAddress()
  const enquiry = readEnquiry(searchParams, latest, products[0]?.id ?? '')
  const set = (changes: Partial<Enquiry>) => go(toAddress({ ...enquiry, ...changes }), { replace: true })
  const [earliest = latest] = [latest, ...loads.map(({ period }) => period.from)].sort()
  const question = toQuestion(enquiry, language)
  const named = enquiry.product !== '' || enquiry.codes !== ''
  const { answer, problem, of } = useTotals(named ? question.toString() : '')
  return (
    <>
      <EnquiryForm
        enquiry={enquiry}
        products={products}
        months={monthsBetween(earliest, latest)}
        onSet={set}
      />
      {problem && <ProblemBox problem={problem} />}
      {!answer && !problem && <Skeleton lines={12} />}
      {answer && <Answered totals={answer} question={of} {...answeredBy(of, enquiry)} onSet={set} />}
    </>
  )
}

function Answered({
  totals,
  question,
  enquiry,
  language,
  onSet,
}: {
  readonly totals: Totals
  readonly question: string
  readonly enquiry: Enquiry
  readonly language: Language
  readonly onSet: (changes: Partial<Enquiry>) => void
}) {
  const { subjects, periods } = useMemo(
    () => ({
      subjects: listSubjects(totals.rows),
      periods: [...new Set(totals.rows.map(({ period }) => period))].sort(),
    }),
    [totals],
  )
  const { find, sort, draw, show } = enquiry
  const only = enquiry.only.join()
  const columns = listColumns(enquiry, subjects, periods, language)
  const ordered = useMemo(
    () => inOrder(subjects, columns, sort, language),
    [subjects, sort, draw, show, language],
  )
  const found = useMemo(() => ordered.filter((subject) => isFound(subject, find)), [ordered, find])
  const chart = useMemo(() => {
    const chosen = ordered.filter(({ id }) => only.split(',').includes(id))
    return totalsChart(enquiry, chosen.length > 0 ? chosen : found, periods, language)
  }, [ordered, found, periods, only, draw, show, language])
  return (
    <>
      {chart && <ProgramChart chart={chart} />}
      <TotalsResult
        totals={totals}
        enquiry={enquiry}
        language={language}
        question={question}
        subjects={found}
        columns={columns}
        onSet={onSet}
      />
    </>
  )
}
