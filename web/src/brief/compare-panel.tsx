import { useMemo, useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import { type Localized, type ShownFigure, useAnswer } from '../api.ts'
import { MonthChoice } from '../parts/month-choice.tsx'
import { Panel } from '../parts/panel.tsx'
import { Printed } from '../parts/printed.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { briefAddress, periodAfter, periodName } from '../periods.ts'
import { useSpeech } from '../say.tsx'
import { timeName } from '../times.ts'
import { inPickerOrder } from './commentary/mention.ts'

interface ComparePanelProps {
  readonly product: string
  readonly month: string
  /** Of the same edition. */
  readonly months: readonly string[]
  readonly language: 'zh' | 'en'
  /** The brief as it is now. */
  readonly html: string
  readonly onClose: () => void
}

/** The figures of a brief beside those of another period, or its text beside the version that was issued. */
export function ComparePanel(props: ComparePanelProps) {
  const { month, months, onClose } = props
  const { say, language: spoken } = useSpeech()
  const [other, setOther] = useState<string | 'issued'>(periodAfter(month, -1))
  const kinds = [
    [periodAfter(month, -1), say({ zh: '上一期', en: 'the period before' })],
    [yearBefore(month), say({ zh: '上年同期', en: 'a year before' })],
    ['issued', say({ zh: '已编制的版本', en: 'the issued version' })],
  ] as const
  return (
    <Panel title={say({ zh: '比较', en: 'Compare' })} kind="compare" onClose={onClose}>
      <div class="actions">
        {kinds.map(([value, label]) => (
          <button key={label} type="button" aria-pressed={other === value} onClick={() => setOther(value)}>
            {label}
          </button>
        ))}
        {months.length > 0 && (
          <MonthChoice
            label={{ zh: '或', en: 'or' }}
            month={other === 'issued' ? '' : other}
            months={months}
            onChoose={setOther}
          />
        )}
      </div>
      {other === 'issued' ? (
        <IssuedVersion {...props} />
      ) : (
        <>
          <ComparedFigures {...props} other={other} />
          <p>
            <Link class="button" target="_blank" href={briefAddress(props.product, other)}>
              {say({
                zh: `在新窗口打开${periodName(other, spoken)}的简报`,
                en: `Open the brief of ${periodName(other, spoken)} in a new window`,
              })}
            </Link>
          </p>
        </>
      )}
    </Panel>
  )
}

/** The same period a year earlier: `2022-12` of `2023-12`. */
const yearBefore = (period: string): string => period.replace(/^\d{4}/, (year) => String(Number(year) - 1))

/** So many figures are listed; others are found by their names. */
const mostListed = 40

function ComparedFigures({
  product,
  month,
  language,
  other,
}: ComparePanelProps & { readonly other: string }) {
  const { say } = useSpeech()
  const [search, setSearch] = useState('')
  const path = `/api/figures/${encodeURIComponent(product)}`
  const now = useAnswer<readonly ShownFigure[]>(`${path}/${month}?language=${language}`)
  const then = useAnswer<readonly ShownFigure[]>(`${path}/${other}?language=${language}`)
  const rows = useMemo(() => {
    const before = new Map(then.answer?.map((figure) => [figure.id, figure]))
    return inPickerOrder(now.answer ?? []).flatMap((figure) => {
      const earlier = before.get(figure.id)
      return earlier ? [{ figure, earlier }] : []
    })
  }, [now.answer, then.answer])
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = rows.filter(({ figure }) => words.every((word) => figure.words.includes(word)))
  const problem = now.problem ?? then.problem
  if (problem) return <ProblemBox problem={problem} />
  if (!now.answer || !then.answer || then.waiting) return <Skeleton lines={8} />
  return (
    <>
      <label>
        <span class="hidden">{say({ zh: '查找数字', en: 'Find a figure' })}</span>
        <input
          type="search"
          value={search}
          placeholder={say({ zh: '查找数字', en: 'Find a figure' })}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      </label>
      <ComparedTable rows={found.slice(0, mostListed)} {...{ month, other, language }} />
      {found.length > mostListed && (
        <p class="faint">
          {say({
            zh: `另有 ${found.length - mostListed} 个，可按名称查找。`,
            en: `${found.length - mostListed} more can be found by name.`,
          })}
        </p>
      )}
    </>
  )
}

/** A figure of the brief with the same of the other period. */
interface ComparedRow {
  readonly figure: ShownFigure
  readonly earlier: ShownFigure
}

function ComparedTable({
  rows,
  month,
  other,
  language,
}: {
  readonly rows: readonly ComparedRow[]
  readonly month: string
  readonly other: string
  readonly language: 'zh' | 'en'
}) {
  const { say, language: spoken } = useSpeech()
  return (
    <table class="compared">
      <thead>
        <tr>
          <th scope="col">{say({ zh: '数字', en: 'Figure' })}</th>
          <th scope="col" class="number">
            {periodName(other, spoken)}
          </th>
          <th scope="col" class="number">
            {periodName(month, spoken)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ figure, earlier }) => (
          <tr key={figure.id}>
            <th scope="row">
              {say(figure.name)} <span class="faint">{unitText(figure, language)}</span>
            </th>
            <td class="number">{earlier.text}</td>
            <td class="number">{figure.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the text of a figure counts: 亿美元, US$ million, %. */
function unitText({ unit, scale }: ShownFigure, language: 'zh' | 'en'): string {
  const [before, after] = scaleWords[scale] ?? ['', '']
  const isForeign = language === 'en' && /\p{Script=Han}/u.test(unit)
  const name = moneyNames[unit]?.[language] ?? (isForeign ? '' : unit)
  return language === 'zh' ? `${before}${name}` : [name, after].filter(Boolean).join(' ')
}

/** In Chinese and in English. */
const scaleWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '1000': ['千', 'thousand'],
  '10000': ['万', '10,000'],
  '1000000': ['百万', 'million'],
  '100000000': ['亿', '100 million'],
  '1000000000': ['十亿', 'billion'],
}

const moneyNames: Readonly<Record<string, Localized>> = {
  USD: { zh: '美元', en: 'US$' },
  CNY: { zh: '元', en: 'RMB' },
}

interface Issued {
  readonly issued: { readonly html: string; readonly builtAt: string } | null
}

/** The version that was built last; what reads otherwise now has a bar beside it. */
function IssuedVersion({ product, month, language, html }: ComparePanelProps) {
  const { say, language: spoken } = useSpeech()
  const { answer, problem } = useAnswer<Issued>(
    `/api/briefs/${encodeURIComponent(product)}/${month}/issued?language=${language}`,
  )
  if (problem) return <ProblemBox problem={problem} />
  if (!answer) return <Skeleton lines={8} />
  const { issued } = answer
  if (!issued)
    return (
      <p>
        {say({
          zh: '还没有编制过这份简报的网页（HTML）。下载任何一种格式时会一并存下，以后就能比较。',
          en: 'No web page (HTML) of this brief was built yet. One is stored with each download, to compare with later.',
        })}
      </p>
    )
  const when = timeName(Date.parse(issued.builtAt), spoken)
  return (
    <>
      <p class="faint">
        {issued.html === html
          ? say({ zh: `与 ${when} 编制的相同。`, en: `The same as built on ${when}.` })
          : say({
              zh: `下面是 ${when} 编制的；有竖线的地方现在不同。`,
              en: `Below as built on ${when}; what has a bar beside it reads otherwise now.`,
            })}
      </p>
      <Printed html={issued.html} before={html} />
    </>
  )
}
