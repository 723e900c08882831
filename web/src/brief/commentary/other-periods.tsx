import { useAnswer } from '../../api.ts'
import { periodName } from '../../periods.ts'
import { useSpeech } from '../../say.tsx'
import type { DraftPlace } from './drafts.ts'

/** What a part says in another period. */
export interface OtherPeriodText {
  readonly period: string
  readonly text: string
}

/** What a part says in other periods of the same edition, the latest first; empty until it is known. */
export function useOtherPeriods({ subject, language, part }: DraftPlace): readonly OtherPeriodText[] {
  const query = `language=${language}&part=${encodeURIComponent(part ?? '')}`
  return useAnswer<readonly OtherPeriodText[]>(`/api/commentary/${subject}/others?${query}`).answer ?? []
}

/** Offers the text of the period before, where nothing is written yet: its references have the new period’s values. */
export function TakeOverText({
  place: { subject },
  others,
  onTake,
}: {
  readonly place: DraftPlace
  readonly others: readonly OtherPeriodText[]
  readonly onTake: (text: string) => void
}) {
  const { say, language } = useSpeech()
  const current = subject.split('/')[1] ?? ''
  const before = others.find(({ period }) => period < current)
  if (!before) return null
  const name = periodName(before.period, language)
  return (
    <div class="take-over">
      <button type="button" onClick={() => onTake(before.text)}>
        {say({ zh: `沿用${name}的文字`, en: `Take over the text of ${name}` })}
      </button>
      <p class="faint">
        {say({
          zh: '引用的数字会换成这一期的；直接写进去的数字要自己改。',
          en: 'Figures that it refers to have the values of this period; numbers that were typed are yours to change.',
        })}
      </p>
    </div>
  )
}
