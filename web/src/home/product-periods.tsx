import { useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import { type BriefsOfProduct, type ProductRow, useAnswer } from '../api.ts'
import { monthsBetween } from '../months.ts'
import { EditionSwitch } from '../parts/edition-switch.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { briefAddress, type Edition, getLastMonth, periodName } from '../periods.ts'
import { type Language, useSpeech } from '../say.tsx'

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
}: {
  readonly product: ProductRow['product']
  readonly first: string
  readonly latest: string
}) {
  const { say, language } = useSpeech()
  const [edition, setEdition] = useState<Edition>('month')
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
          {months
            .filter(({ month }) => month.startsWith(year))
            .map(({ month, state }) => (
              <li key={month}>
                <Link class={`month ${state}`} href={briefAddress(id, month)} title={say(states[state])}>
                  <span aria-hidden="true">{states[state].mark}</span> {shortName(month, latest, language)}
                  <span class="hidden"> {say(states[state])}</span>
                </Link>
              </li>
            ))}
        </ul>
      ))}
    </section>
  )
}

/** The name of a period; one that the data have not come to the end of says so. */
const shortName = (period: string, latest: string, language: Language): string =>
  `${periodName(period, language)}${getLastMonth(period) > latest ? '…' : ''}`
