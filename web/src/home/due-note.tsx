import {
  abbreviateMonth,
  findRelease,
  formatMonth,
  getCalendarMonth,
  type Localized,
  nameMonth,
  type Release,
} from '../../../src/trade/trade.ts'
import { Link } from '../address.tsx'
import type { ProductRow } from '../api.ts'

import { useSpeech } from '../say.tsx'

/** The products whose data lack the newest month that is released. */
export function listDue(rows: readonly ProductRow[]): readonly ProductRow[] {
  const newest = formatMonth(findReleaseToday().newest)
  return rows.filter(({ complete }) => complete === null || complete < newest)
}

/** By the reader’s clock. */
function findReleaseToday(): Release {
  const today = new Date()
  return findRelease(today.getFullYear(), today.getMonth() + 1, today.getDate())
}

/** When the next month comes: 2024年2月的数据 3 月 20 日前后可以查询. */
function nextWords({ next: { month, releasedIn, day } }: Release): Localized {
  const name = nameMonth(month)
  return {
    zh: `${name.zh}的数据 ${getCalendarMonth(releasedIn)} 月 ${day} 日前后可以查询。`,
    en: `${name.en} can be queried from about ${day} ${abbreviateMonth(releasedIn)}.`,
  }
}

/** What customs have released by now, how many products lack it, and when the next month comes. */
export function DueNote({
  rows,
  isOnlyDue,
  onOnlyDue,
}: {
  readonly rows: readonly ProductRow[]
  /** Whether the table has the products alone that lack it. */
  readonly isOnlyDue: boolean
  readonly onOnlyDue: (isOnlyDue: boolean) => void
}) {
  const { say } = useSpeech()
  const release = findReleaseToday()
  const name = nameMonth(release.newest)
  const due = listDue(rows)
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
          href={`/data?product=${encodeURIComponent(first.product.id)}&month=${formatMonth(release.newest)}#plan`}
        >
          {say({ zh: '看看要下载什么', en: 'See what to download' })}
        </Link>
      )}{' '}
      <span class="faint">{say(nextWords(release))}</span>
    </div>
  )
}
