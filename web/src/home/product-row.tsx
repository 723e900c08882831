import { useEffect, useRef, useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import type { BriefState, Localized, ProductRow } from '../api.ts'
import { monthAfter } from '../months.ts'
import { flowWords } from '../parts/load-facts.tsx'
import { briefAddress, type Edition, getEdition, periodName } from '../periods.ts'
import { type Say, useSpeech } from '../say.tsx'
import { ProductPeriods } from './product-periods.tsx'
import { Trend } from './trend.tsx'

export interface RowProps {
  readonly row: ProductRow
  /** Null until it is known. */
  readonly state: BriefState | null
  /** Null where nothing may be chosen. */
  readonly isChosen: boolean | null
  readonly onChoose: (isChosen: boolean) => void
  readonly onSeen: (id: string) => void
}

/** A product: its newest complete month with value, growth and course, its state, and the way to every other period. */
export function ProductTableRow({ row, state, isChosen, onChoose, onSeen }: RowProps) {
  const { say } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const { id, name, codes } = row.product
  const element = useSeen(() => onSeen(id))
  return (
    <>
      <tr ref={element}>
        {isChosen !== null && (
          <td class="choice">
            <input
              type="checkbox"
              checked={isChosen}
              aria-label={say({ zh: `选择 ${name.zh}`, en: `Choose ${name.en}` })}
              onChange={(event) => onChoose(event.currentTarget.checked)}
            />
          </td>
        )}
        <th scope="row" class="product">
          <ProductName row={row} />
          <span class="faint codes">{codesText(codes)}</span>
        </th>
        <FigureCells row={row} />
        <td class="state-cell">
          <RowState row={row} state={state} />
        </td>
        <td class="more">
          {row.latest && <PeriodsButton name={name} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />}
        </td>
      </tr>
      {isOpen && row.first && row.latest && (
        <tr class="open-row">
          <td colSpan={8}>
            <ProductPeriods
              product={row.product}
              first={row.first}
              latest={row.latest}
              usual={row.complete === null ? 'month' : getEdition(row.complete)}
            />
          </td>
        </tr>
      )}
    </>
  )
}

/** The newest month, or the newest longer period of data without months. */
const newestPeriod = (row: ProductRow): string | null => row.complete ?? row.latest

/** Its name, which leads to its newest brief as the month does. */
function ProductName({ row }: { readonly row: ProductRow }) {
  const { say } = useSpeech()
  const { id, name } = row.product
  const month = newestPeriod(row)
  return <>{month ? <Link href={briefAddress(id, month)}>{say(name)}</Link> : say(name)}</>
}

/** The newest month as the way to its brief, with its value, growth and course. */
function FigureCells({ row }: { readonly row: ProductRow }) {
  const { say, language } = useSpeech()
  const { id, name } = row.product
  const month = newestPeriod(row)
  return (
    <>
      <td class="month-cell">
        {month && (
          <Link
            class="button"
            href={briefAddress(id, month)}
            aria-label={say({
              zh: `打开${name.zh} ${periodName(month, 'zh')}简报`,
              en: `Open the brief of ${name.en}, ${periodName(month, 'en')}`,
            })}
          >
            {periodName(month, language)}
          </Link>
        )}
      </td>
      <td class="number">
        {row.value && (
          <>
            <span class="faint flow">{say(flowWords[row.flow])}</span> {say(row.value)}
          </>
        )}
      </td>
      <td class="number growth">{growthText(row.growth)}</td>
      <td class="trend-cell">
        <Trend values={row.trend} />
      </td>
    </>
  )
}

function PeriodsButton({
  name,
  isOpen,
  onToggle,
}: {
  readonly name: Localized
  readonly isOpen: boolean
  readonly onToggle: () => void
}) {
  const { say } = useSpeech()
  return (
    <button
      type="button"
      class="quiet"
      aria-expanded={isOpen}
      aria-label={say({ zh: `所有时期：${name.zh}`, en: `All periods of ${name.en}` })}
      onClick={onToggle}
    >
      {say({ zh: '所有时期', en: 'All periods' })}
    </button>
  )
}

const codesText = (codes: readonly string[]): string =>
  codes.length === 0
    ? ''
    : `HS ${codes.slice(0, 3).join(', ')}${codes.length > 3 ? ` … (${codes.length})` : ''}`

const growthText = (growth: string | null): string =>
  growth === null ? '–' : `${growth.startsWith('-') ? '' : '+'}${growth}%`

/** Tells once when an element has come into view. */
function useSeen(onSeen: () => void) {
  const element = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      onSeen()
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [])
  return element
}

/** Data without months has no months to be complete. */
const completeWords: Readonly<Record<Edition, Localized>> = {
  month: { zh: '数据齐全', en: 'complete' },
  quarter: { zh: '全季数据齐全，没有分月', en: 'the quarter is complete, without months' },
  half: { zh: '半年数据齐全，没有分月', en: 'the half-year is complete, without months' },
  year: { zh: '全年数据齐全，没有分月', en: 'the year is complete, without months' },
}

function RowState({ row, state }: { readonly row: ProductRow; readonly state: BriefState | null }) {
  const { say } = useSpeech()
  const { id } = row.product
  if (row.latest === null) return <span class="faint">{say({ zh: '还没有数据', en: 'no data yet' })}</span>
  const needed = row.missing.length > 0 ? row.latest : monthAfter(row.latest, 1)
  return (
    <>
      {row.missing.length === 0 ? (
        <span class="good">
          {say(completeWords[row.complete === null ? 'month' : getEdition(row.complete)])}
        </span>
      ) : (
        <Link class="warning" href={`/data?product=${encodeURIComponent(id)}&month=${needed}#plan`}>
          {row.missing.map(say).join(say({ zh: '；', en: '; ' }))}
        </Link>
      )}
      {state && <FoundState state={state} />}
    </>
  )
}

function FoundState({ state: { product, month, open, warnings, built } }: { readonly state: BriefState }) {
  const { say } = useSpeech()
  return (
    <>
      {open.length > 0 && (
        <>
          {' · '}
          <Link class="warning" href={briefAddress(product, month)}>
            {say({ zh: `${open.length} 处待确认`, en: `${open.length} to confirm` })}
          </Link>
        </>
      )}
      {warnings > 0 && (
        <span class="faint">
          {' · '}
          {say({ zh: `${warnings} 处提醒`, en: warnings === 1 ? '1 warning' : `${warnings} warnings` })}
        </span>
      )}
      {built !== 'none' && (
        <span class={built === 'changed' ? 'warning' : 'faint'}>
          {' · '}
          {builtText(built, say)}
        </span>
      )}
    </>
  )
}

const builtText = (built: 'built' | 'changed', say: Say): string =>
  built === 'built'
    ? say({ zh: '已编制', en: 'built' })
    : say({ zh: '编制后有变', en: 'changed since it was built' })
