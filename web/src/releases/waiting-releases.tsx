import { useEffect } from 'preact/hooks'
import { Link } from '../address.tsx'
import { type About, useAnswer, type WaitingRelease } from '../api.ts'
import { useChanges } from '../desk-changes.ts'
import { briefAddress, periodName } from '../periods.ts'
import { useSpeech } from '../say.tsx'
import { waitingWords } from './release-words.ts'

/** The briefs that wait for the person, asked for again after every step and on every page. */
function useWaitingReleases(about: About | null, pathname: string): readonly WaitingRelease[] {
  const { answer, again } = useAnswer<readonly WaitingRelease[]>(
    about?.role === 'editor' ? '/api/waiting-releases' : '',
  )
  useChanges(again)
  useEffect(again, [pathname, again])
  return answer ?? []
}

/** How many briefs wait for the person, beside the name of the page of releases; nothing where none does. */
export function WaitingCount({
  about,
  pathname,
}: {
  readonly about: About | null
  readonly pathname: string
}) {
  const { say } = useSpeech()
  const { length } = useWaitingReleases(about, pathname)
  if (length === 0) return null
  return (
    <>
      {' '}
      <span class="waiting-count">
        {length}
        <span class="hidden">{say({ zh: ' 份等您处理', en: ' for you' })}</span>
      </span>
    </>
  )
}

/** The briefs that wait for the person, each with the way to it. */
export function WaitingNote({ about }: { readonly about: About }) {
  const { say, language } = useSpeech()
  const waiting = useWaitingReleases(about, '')
  if (waiting.length === 0) return null
  return (
    <section
      class="note waiting-releases"
      aria-label={say({ zh: '等您处理的简报', en: 'Briefs that wait for you' })}
    >
      <p class="strong">
        {say({
          zh: `${waiting.length} 份简报等您处理：`,
          en: waiting.length === 1 ? '1 brief waits for you:' : `${waiting.length} briefs wait for you:`,
        })}
      </p>
      <ul>
        {waiting.slice(0, mostListed).map(({ product, name, period, action }) => (
          <li key={`${product} ${period}`}>
            <Link href={`${briefAddress(product, period)}?panel=release`}>
              {say(name)} · {periodName(period, language)}
            </Link>{' '}
            {say(waitingWords[action] ?? { zh: '', en: '' })}
          </li>
        ))}
      </ul>
      {waiting.length > mostListed && (
        <p>
          <Link href="/releases">
            {say({ zh: '全部在“发布”页', en: 'All of them on the page Releases' })}
          </Link>
        </p>
      )}
    </section>
  )
}

const mostListed = 10
