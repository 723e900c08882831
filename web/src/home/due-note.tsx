import type { CurrentRelease } from '../../../src/desk/schemas/schemas.ts'
import {
  abbreviateMonth,
  type Localized,
  type Month,
  nameMonth,
  parseMonth,
} from '../../../src/trade/trade.ts'
import { Link } from '../address.tsx'
import type { ProductRow } from '../api.ts'
import { getLastMonth } from '../periods.ts'
import { useSpeech } from '../say.tsx'

/** The products of Chinese customs’ data that lack the newest month that is released. */
export const listDue = (rows: readonly ProductRow[], { newest }: CurrentRelease): readonly ProductRow[] =>
  rows.filter(
    ({ complete, reported }) =>
      reported === null && (complete === null || getLastMonth(complete) < newest.month),
  )

const toMonth = (text: string): Month => {
  const month = parseMonth(text)
  if (month === null) throw new Error(`no month: ${text}`)
  return month
}

/** When the next month comes: 2024年2月的数据3月20日可以查询; 前后 where customs have not announced the day. */
function nextWords({ next: { month, day, isAnnounced } }: CurrentRelease): Localized {
  const name = nameMonth(toMonth(month))
  const releasedIn = toMonth(day.slice(0, 7))
  const dayOfMonth = Number(day.slice(8))
  return {
    zh: `${name.zh}的数据${releasedIn % 100}月${dayOfMonth}日${isAnnounced ? '' : '前后'}可以查询。`,
    en: `${name.en} can be queried from ${isAnnounced ? '' : 'about '}${dayOfMonth} ${abbreviateMonth(releasedIn)}.`,
  }
}

/** What customs have released by now, how many products lack it, and when the next month comes. */
export function DueNote({
  rows,
  release,
  isOnlyDue,
  onOnlyDue,
}: {
  readonly rows: readonly ProductRow[]
  readonly release: CurrentRelease
  /** Whether the table has the products alone that lack it. */
  readonly isOnlyDue: boolean
  readonly onOnlyDue: (isOnlyDue: boolean) => void
}) {
  const { say } = useSpeech()
  const name = nameMonth(toMonth(release.newest.month))
  const due = listDue(rows, release)
  const [first] = due
  return (
    <div class="due-note" role="note">
      <span>
        {due.length === 0
          ? say({
              zh: `${name.zh}的数据都齐了。`,
              en: `The data of ${name.en} are all there.`,
            })
          : say({
              zh: `本月应做：${name.zh}。${due.length} 个产品还没有这个月的完整数据。`,
              en: `Due this month: ${name.en}. ${due.length === 1 ? '1 product lacks' : `${due.length} products lack`} the data of that month.`,
            })}
      </span>{' '}
      {due.length > 0 && due.length < rows.length && (
        <button type="button" class="quiet" aria-pressed={isOnlyDue} onClick={() => onOnlyDue(!isOnlyDue)}>
          {say({ zh: '只看这些', en: 'Show these only' })}
        </button>
      )}{' '}
      {first && (
        <Link
          href={`/data?product=${encodeURIComponent(first.product.id)}&month=${release.newest.month}#plan`}
        >
          {say({ zh: '看看要下载什么', en: 'See what to download' })}
        </Link>
      )}{' '}
      <span class="faint">{say(nextWords(release))}</span>
    </div>
  )
}
