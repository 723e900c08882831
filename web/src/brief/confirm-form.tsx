import { useState } from 'preact/hooks'
import { type Confirmation, type Problem, send, toProblem } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { dayName } from '../times.ts'

/** Confirms that an implausible finding is right, with a reason where there is one to give. */
export function ConfirmForm({
  of,
  request: { id, fingerprint },
  onConfirmed,
}: {
  readonly of: string
  readonly request: { readonly id: string; readonly fingerprint: string }
  readonly onConfirmed: () => void
}) {
  const { say } = useSpeech()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const confirm = async (event: Event) => {
    event.preventDefault()
    setSending(true)
    try {
      const why = reason.trim()
      await send('POST', `/api/checks/${of}/confirmations`, { id, fingerprint, ...(why && { reason: why }) })
      onConfirmed()
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <form class="confirm" onSubmit={confirm}>
      <label>
        {say({ zh: '为何无误（可不填）', en: 'Why it is right (optional)' })}
        <input value={reason} maxLength={500} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <button type="submit" disabled={isSending}>
        {say({ zh: '确认无误', en: 'Confirm' })}
      </button>
      {problem && <ProblemBox problem={problem} />}
    </form>
  )
}

/** Who confirmed a finding, when and why. */
export function ConfirmedLine({ confirmed }: { readonly confirmed: Confirmation }) {
  const { say, language } = useSpeech()
  const { confirmedBy, confirmedAt, reason } = confirmed
  const day = dayName(confirmedAt, language)
  return (
    <p class="faint">
      {say({
        zh: `${confirmedBy ?? ''} ${day}已确认无误${reason ? `：${reason}` : ''}`,
        en: `confirmed${confirmedBy ? ` by ${confirmedBy}` : ''} on ${day}${reason ? `: ${reason}` : ''}`,
      })}
    </p>
  )
}
