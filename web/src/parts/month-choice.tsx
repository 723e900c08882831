import type { Localized } from '../api.ts'
import { periodName } from '../periods.ts'
import { useSpeech } from '../say.tsx'

/** A month, or a period of another edition, among those that there are, the latest first; one that is not among them is offered too. */
export function MonthChoice({
  label,
  month,
  months,
  onChoose,
}: {
  readonly label: Localized
  readonly month: string
  readonly months: readonly string[]
  readonly onChoose: (month: string) => void
}) {
  const { say, language } = useSpeech()
  const offered = months.includes(month) || month === '' ? months : [...months, month].sort()
  return (
    <label>
      {say(label)}{' '}
      <select value={month} onChange={(event) => onChoose(event.currentTarget.value)}>
        {offered.toReversed().map((item) => (
          <option key={item} value={item}>
            {periodName(item, language)}
          </option>
        ))}
      </select>
    </label>
  )
}
