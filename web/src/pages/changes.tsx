import { useEffect, useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import { ask, type Localized, type Problem, toProblem, useAnswer } from '../api.ts'
import { ChangeSubject } from '../changes/change-subject.tsx'
import { changeWords, type LoggedChange } from '../changes/logged-change.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'
import { timeName } from '../times.ts'

interface LogPage {
  readonly changes: readonly LoggedChange[]
  readonly before: number | null
}

/** Who changed what, and when; for everybody who may read. */
export function ChangesPage() {
  const { say, language } = useSpeech()
  const log = useLog()
  const products = useAnswer<readonly { id: string; name: Localized }[]>('/api/products')
  const names = new Map((products.answer ?? []).map(({ id, name }) => [id, name]))
  return (
    <>
      <p>
        <Link href="/workspace">← {say({ zh: '工作区', en: 'Workspace' })}</Link>
      </p>
      <h1>{say({ zh: '更改记录', en: 'Changes' })}</h1>
      {log.problem && <ProblemBox problem={log.problem} />}
      {!log.changes && !log.problem && <Skeleton lines={8} />}
      {log.changes?.length === 0 && (
        <p class="faint">{say({ zh: '还没有更改。', en: 'Nothing has been changed yet.' })}</p>
      )}
      {log.changes && log.changes.length > 0 && (
        <Scroll kind="changes" label={say({ zh: '更改', en: 'Changes' })}>
          <table>
            <thead>
              <tr>
                <th>{say({ zh: '时间', en: 'When' })}</th>
                <th>{say({ zh: '谁', en: 'Who' })}</th>
                <th>{say({ zh: '做了什么', en: 'What' })}</th>
              </tr>
            </thead>
            <tbody>
              {log.changes.map((change, index) => (
                <tr key={index}>
                  <td class="when">{timeName(Date.parse(change.when), language)}</td>
                  <td>{change.who}</td>
                  <td>
                    {say(changeWords(change))} <ChangeSubject change={change} names={names} />
                    {change.times > 1 && (
                      <span class="faint">
                        {say({ zh: `（${change.times} 次）`, en: ` (${change.times} times)` })}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {log.more && (
        <button type="button" onClick={log.more}>
          {say({ zh: '更早的', en: 'Earlier ones' })}
        </button>
      )}
    </>
  )
}

/** The log, page by page from the latest. */
function useLog() {
  const [changes, setChanges] = useState<readonly LoggedChange[] | null>(null)
  const [before, setBefore] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = async (from: number | null) => {
    try {
      const page = await ask<LogPage>(`/api/changes${from === null ? '' : `?before=${from}`}`)
      setChanges((earlier) => [...(from === null ? [] : (earlier ?? [])), ...page.changes])
      setBefore(page.before)
      setProblem(null)
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  useEffect(() => void read(null), [])
  return { changes, problem, more: before === null ? null : () => void read(before) }
}
