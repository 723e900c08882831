import { useState } from 'preact/hooks'
import { type Problem, type ReleaseRequest, toProblem } from '../api.ts'

/** Asks something of a release. @throws Refused */
export type Act = (request: ReleaseRequest) => Promise<void>

/** Sends a form, and shows what the desk refuses. */
export function useSubmit(work: () => Promise<void>) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const submit = async (event: Event) => {
    event.preventDefault()
    setSending(true)
    try {
      await work()
      setProblem(null)
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setSending(false)
    }
  }
  return { problem, isSending, submit }
}
