import { useMemo } from 'preact/hooks'
import { go, Link, useAddress } from '../address.tsx'
import { type About, type ListedProduct, type Load, useAnswer } from '../api.ts'
import { ProgramChart } from '../charts/program-chart.tsx'
import { inOrder, listColumns } from '../explore/columns.ts'
import {
  answeredBy,
  type Enquiry,
  isPivot,
  isSummed,
  listAskedProducts,
  readEnquiry,
  toAddress,
  toQuestion,
} from '../explore/enquiry.ts'
import { EnquiryForm } from '../explore/enquiry-form.tsx'
import { enquiryTitle } from '../explore/enquiry-title.ts'
import { SavedViews } from '../explore/saved-views.tsx'
import { isFound, listSubjects } from '../explore/subject.ts'
import { totalsChart } from '../explore/totals-chart.ts'
import { TotalsResult } from '../explore/totals-result.tsx'
import { Treemap } from '../explore/treemap.tsx'
import { type Totals, useTotals } from '../explore/use-totals.ts'
import { monthsBetween } from '../months.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { type Language, useSpeech } from '../say.tsx'

/** Any sum over what was loaded; the address holds the question, so that a view can be sent to a colleague. */
export function ExplorePage() {
  const { say } = useSpeech()
  const about = useAnswer<About>('/api/about')
  const products = useAnswer<readonly ListedProduct[]>('/api/products')
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
        <Explored
          workspace={about.answer?.workspace ?? ''}
          latest={latest}
          products={products.answer}
          loads={loads.answer.loads}
        />
      ) : (
        latest !== null && !about.problem && <Skeleton lines={12} />
      )}
    </>
  )
}

function Explored({
  workspace,
  latest,
  products,
  loads,
}: {
  readonly workspace: string
  readonly latest: string
  readonly products: readonly ListedProduct[]
  readonly loads: readonly Load[]
}) {
  const { say, language } = useSpeech()
  const { searchParams } = useAddress()
  const named = searchParams.get('codes') ? '' : (searchParams.get('product') ?? products[0]?.id ?? '')
  const [first] = listAskedProducts({ product: named })
  const listed = products.find(({ id }) => id === first)
  const last = listed?.latest ?? latest
  const asked = readEnquiry(searchParams, last, products[0]?.id ?? '')
  const currencies: ListedProduct['currencies'] =
    asked.codes === '' && listed ? listed.currencies : ['USD', 'CNY']
  const [usual = 'USD'] = currencies
  const isNamed = searchParams.has('currency') && currencies.includes(asked.currency)
  const enquiry = { ...asked, currency: isNamed ? asked.currency : usual }
  const set = (changes: Partial<Enquiry>) => {
    const next = { ...enquiry, ...changes }
    go(toAddress({ ...next, ...monthsWithData(next, products) }), { replace: true })
  }
  const [earliest = last] = listed?.first
    ? [listed.first]
    : [last, ...loads.map(({ period }) => period.from)].sort()
  const question = toQuestion(enquiry, language)
  const title = say(enquiryTitle(enquiry, products))
  const isAsked = enquiry.product !== '' || enquiry.codes !== ''
  const { answer, problem, of } = useTotals(isAsked ? question.toString() : '')
  return (
    <div class="explore">
      <SavedViews workspace={workspace} address={toAddress(enquiry)} title={title} />
      <EnquiryForm
        {...{ enquiry, products, currencies }}
        months={monthsBetween(earliest, last)}
        onSet={set}
      />
      <h2 class="view-title">{title}</h2>
      {problem && <ProblemBox problem={problem} />}
      {!answer && !problem && <Skeleton lines={12} />}
      {answer && <Answered totals={answer} question={of} {...answeredBy(of, enquiry)} onSet={set} />}
    </div>
  )
}

/** The months of an enquiry where its product has data of some, else the latest year of the product’s own. */
function monthsWithData(
  { product, from, to }: Enquiry,
  products: readonly ListedProduct[],
): Pick<Enquiry, 'from' | 'to'> {
  const listed = products.find(({ id }) => id === listAskedProducts({ product })[0])
  if (!listed?.first || !listed.latest || (from <= listed.latest && listed.first <= to)) return { from, to }
  return { from: `${listed.latest.slice(0, 4)}-01`, to: listed.latest }
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
  const columns = listColumns(enquiry, subjects, { periods, totals }, language)
  const ordered = useMemo(
    () => inOrder(subjects, columns, sort, language),
    [subjects, sort, draw, show, language],
  )
  const found = useMemo(() => ordered.filter((subject) => isFound(subject, find)), [ordered, find])
  const drawn = useMemo(() => {
    const chosen = ordered.filter(({ id }) => only.split(',').includes(id))
    return chosen.length > 0 ? chosen : found
  }, [ordered, found, only])
  const chart = useMemo(
    () => totalsChart(enquiry, drawn, { periods, units: totals.units }, language),
    [drawn, periods, draw, show, language],
  )
  const hasManyColumns = isPivot(enquiry) || !isSummed(enquiry)
  return (
    <div class={hasManyColumns ? 'explored-result wide' : 'explored-result'}>
      {chart && <ProgramChart chart={chart} />}
      {draw === 'treemap' && <Treemap subjects={drawn} period={periods[0] ?? ''} />}
      <TotalsResult
        totals={totals}
        enquiry={enquiry}
        language={language}
        question={question}
        subjects={found}
        columns={columns}
        onSet={onSet}
      />
    </div>
  )
}
