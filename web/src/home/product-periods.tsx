import { useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import { type BriefsOfProduct, type ProductRow, useAnswer } from '../api.ts'
import { monthsBetween } from '../months.ts'
import { EditionSwitch } from '../parts/edition-switch.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { briefAddress, type Edition, getEdition, getLastMonth, periodName } from '../periods.ts'
import { useSpeech } from '../say.tsx'

const most = 240

const states = {
  ready: { mark: '●', zh: '数据齐全', en: 'complete' },
  partial: { mark: '◐', zh: '缺数据', en: 'incomplete' },
  missing: { mark: '○', zh: '无数据', en: 'no data' },
} as const

/** Every month, quarter, half-year and year of a product’s data, each a way to its brief; the latest year first. */
export function ProductPeriods({
  product: { id, name },
  first,
  latest,
  usual,
}: {
  readonly product: ProductRow['product']
  readonly first: string
  readonly latest: string
  /** What is shown first: of data without months, the edition that it has. */
  readonly usual: Edition
}) {
  const { say, language } = useSpeech()
  const [edition, setEdition] = useState<Edition>(usual)
  const count = Math.min(most, monthsBetween(first, latest).length)
  const query = new URLSearchParams({ product: id, months: String(count), edition })
  const { answer, problem } = useAnswer<{ readonly products: readonly BriefsOfProduct[] }>(
    `/api/briefs?${query}`,
  )
  const months = answer?.products[0]?.months ?? []
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].reverse()
  return (
    <section
      class="all-periods"
      aria-label={say({ zh: `${name.zh}的所有时期`, en: `All periods of ${name.en}` })}
    >
      <EditionSwitch edition={edition} onChoose={setEdition} />
      {problem && <ProblemBox problem={problem} />}
      {!answer && !problem && <Skeleton lines={3} />}
      {years.map((year) => (
        <ul key={year} class="year" aria-label={year}>
          {edition === 'month' && (
            <li class="faint" aria-hidden="true">
              {language === 'zh' ? `${year}年` : year}
            </li>
          )}
          {months
            .filter(({ month }) => month.startsWith(year))
            .map(({ month, state }) => (
              <li key={month}>
                <Link class={`month ${state}`} href={briefAddress(id, month)} title={say(states[state])}>
                  <span aria-hidden="true">{states[state].mark}</span>{' '}
                  <PeriodWords period={month} latest={latest} />
                  <span class="hidden"> {say(states[state])}</span>
                </Link>
              </li>
            ))}
        </ul>
      ))}
    </section>
  )
}

/** The name of a period, a month without its year, which stands before its row; one that the data have not come to the end of says so. */
function PeriodWords({ period, latest }: { readonly period: string; readonly latest: string }) {
  const { language } = useSpeech()
  const name = periodName(period, language)
  if (getEdition(period) !== 'month') return <>{getLastMonth(period) > latest ? `${name}…` : name}</>
  const year = period.slice(0, 4)
  return language === 'zh' ? (
    <span>
      <span class="hidden">{year}年</span>
      {name.replace(`${year}年`, '')}
    </span>
  ) : (
    <span>
      {name.replace(` ${year}`, '')}
      <span class="hidden"> {year}</span>
    </span>
  )
}
