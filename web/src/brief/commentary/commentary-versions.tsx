import { useState } from 'preact/hooks'
import { type CommentaryVersion, useAnswer } from '../../api.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { periodName } from '../../periods.ts'
import { useSpeech } from '../../say.tsx'
import { timeName } from '../../times.ts'
import { type DraftOwner, type DraftPlace, listDrafts } from './drafts.ts'
import type { OtherPeriodText } from './other-periods.tsx'

interface Earlier {
  /** In milliseconds; null where it is not known. */
  readonly when: number | null
  /** Null for a text that was set aside in this browser. */
  readonly who: string | null
  readonly isAside: boolean
  /** The period that it was written for; null for this one. */
  readonly period: string | null
  readonly text: string
}

/** What a part said before, by whom and when, with what was set aside in this browser; each can be taken again. */
export function CommentaryVersions({
  owner,
  place,
  others,
  text,
  savedEdition,
  onTake,
}: {
  readonly owner: DraftOwner
  readonly place: DraftPlace
  readonly others: readonly OtherPeriodText[]
  /** The text as it is now, which is not listed. */
  readonly text: string
  /** Changes when another text is saved. */
  readonly savedEdition: string
  readonly onTake: (text: string) => void
}) {
  const { say } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say({ zh: '以前的文字', en: 'Earlier texts' })}</summary>
      {isOpen && <VersionList key={savedEdition} {...{ owner, place, others, text, onTake }} />}
    </details>
  )
}

function VersionList({
  owner,
  place,
  others,
  text,
  onTake,
}: {
  readonly owner: DraftOwner
  readonly place: DraftPlace
  readonly others: readonly OtherPeriodText[]
  readonly text: string
  readonly onTake: (text: string) => void
}) {
  const { say, language: spoken } = useSpeech()
  const { subject, language, part } = place
  const query = `language=${language}&part=${encodeURIComponent(part ?? '')}`
  const { answer, problem } = useAnswer<readonly CommentaryVersion[]>(
    `/api/commentary/${subject}/versions?${query}`,
  )
  if (problem) return <ProblemBox problem={problem} />
  if (!answer) return null
  const entries = [...earlierTexts(answer, owner, place), ...others.map(toEarlier)].filter(
    (entry) => entry.text !== text,
  )
  if (entries.length === 0) return <p class="faint">{say({ zh: '还没有。', en: 'There are none yet.' })}</p>
  return (
    <ol class="versions">
      {entries.map((entry, index) => (
        <li key={index}>
          <p class="faint">
            {[
              entry.period !== null
                ? say({
                    zh: `${periodName(entry.period, spoken)}的文字`,
                    en: `Text of ${periodName(entry.period, spoken)}`,
                  })
                : entry.when === null
                  ? say({ zh: '在工作台之外写的', en: 'Written beside the desk' })
                  : timeName(entry.when, spoken),
              entry.who,
              entry.isAside && say({ zh: '未保存，留在这个浏览器里', en: 'not saved, in this browser' }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <blockquote>{entry.text || <em>{say({ zh: '（空）', en: '(empty)' })}</em>}</blockquote>
          <button type="button" onClick={() => onTake(entry.text)}>
            {entry.period === null
              ? say({ zh: '换回这段文字', en: 'Take this text again' })
              : say({ zh: '用这段文字', en: 'Take this text' })}
          </button>
        </li>
      ))}
    </ol>
  )
}

const toEarlier = ({ period, text }: OtherPeriodText): Earlier => ({
  when: null,
  who: null,
  isAside: false,
  period,
  text,
})

/** The server’s versions with the texts that this browser has set aside, the latest first. */
function earlierTexts(
  versions: readonly CommentaryVersion[],
  owner: DraftOwner,
  place: DraftPlace,
): readonly Earlier[] {
  const stored = versions.map(({ when, who, text }) => ({
    when: when === null ? null : Date.parse(when),
    who,
    isAside: false,
    period: null,
    text,
  }))
  const aside = listDrafts(owner, place)
    .filter(({ isAside }) => isAside)
    .map(({ typed, text }) => ({ when: typed, who: null, isAside: true, period: null, text }))
  return [...stored, ...aside].toSorted((a, b) => (b.when ?? 0) - (a.when ?? 0))
}
