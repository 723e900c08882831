import { useState } from 'preact/hooks'
import { ask, type Confirmation, type Problem, send, toProblem } from '../api.ts'
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
  // Also once it is sent, until the checks were run again and the form goes.
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
      setSending(false)
    }
  }
  return (
    <form class="confirm form-row" onSubmit={confirm}>
      <label>
        {say({ zh: '为何无误（可不填）', en: 'Why it is right (optional)' })}
        <input value={reason} maxLength={500} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <button type="submit" disabled={isSending}>
        {isSending ? say({ zh: '正在确认…', en: 'Confirming…' }) : say({ zh: '确认无误', en: 'Confirm' })}
      </button>
      {problem && <ProblemBox problem={problem} />}
    </form>
  )
}

/** Who confirmed a finding, when and why, and the button that takes it back. */
export function ConfirmedLine({
  of,
  confirmed,
  mayUndo,
  onUndone,
}: {
  readonly of: string
  readonly confirmed: Confirmation
  readonly mayUndo: boolean
  readonly onUndone: () => void
}) {
  const { say, language } = useSpeech()
  const { confirmedBy, confirmedAt, reason, channel } = confirmed
  const day = dayName(confirmedAt, language)
  return (
    <>
      <p class="faint">
        {say({
          zh: `${confirmedBy ? `${confirmedBy} ` : ''}${day}已确认无误${reason ? `：${reason}` : ''}`,
          en: `confirmed${confirmedBy ? ` by ${confirmedBy}` : ''} on ${day}${reason ? `: ${reason}` : ''}`,
        })}
      </p>
      {mayUndo && (channel === 'desk' || channel === 'command') && (
        <UndoConfirmation of={of} confirmed={confirmed} onUndone={onUndone} />
      )}
    </>
  )
}

/** Takes a confirmation back: the finding waits again, and there is no brief until it is answered. */
export function UndoConfirmation({
  of,
  confirmed: { id, fingerprint },
  onUndone,
}: {
  readonly of: string
  readonly confirmed: { readonly id: string; readonly fingerprint: string }
  readonly onUndone: () => void
}) {
  const { say } = useSpeech()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const undo = async () => {
    setSending(true)
    try {
      const query = new URLSearchParams({ id, fingerprint })
      await ask(`/api/checks/${of}/confirmations?${query}`, { method: 'DELETE' })
      onUndone()
    } catch (error) {
      setProblem(toProblem(error))
      setSending(false)
    }
  }
  return (
    <>
      <button type="button" class="quiet" disabled={isSending} onClick={() => void undo()}>
        {say({ zh: '撤回确认', en: 'Take the confirmation back' })}
      </button>
      {problem && <ProblemBox problem={problem} />}
    </>
  )
}
