import { useState } from 'preact/hooks'
import { ask, type Load, type Problem, problemOf } from '../api.ts'
import { useSpeech } from '../say.tsx'
import { cutText, flowWords, LoadFacts, periodText } from './load-facts.tsx'
import { ProblemBox } from './problem-box.tsx'

/** What was taken in, the latest first, each with its report. */
export function Loads({
  loads,
  onUndone,
}: {
  readonly loads: readonly Load[]
  readonly onUndone: () => void
}) {
  const { say } = useSpeech()
  if (loads.length === 0)
    return <p class="faint">{say({ zh: '还没有载入过。', en: 'Nothing was loaded yet.' })}</p>
  return (
    <ul class="loads">
      {loads.map((load) => (
        <li key={load.id}>
          <details>
            <summary>
              <span class="faint number">#{load.id}</span> {load.file}
              <span class="faint">
                {' '}
                {say(flowWords[load.flow])} · {periodText(load.period)} · {cutText(load.cut, say)} ·{' '}
                {load.rows.toLocaleString('en')} {say({ zh: '行', en: 'rows' })}
              </span>
            </summary>
            <LoadFacts load={load} />
            {load.note && <p class="note">{say(load.note)}</p>}
            <Undo load={load} onUndone={onUndone} />
            <p class="faint sha">SHA-256 {load.sha256}</p>
          </details>
        </li>
      ))}
    </ul>
  )
}

/** Taking a load back, asked twice. */
function Undo({ load, onUndone }: { readonly load: Load; readonly onUndone: () => void }) {
  const { say } = useSpeech()
  const [sure, setSure] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const undo = () =>
    ask(`/api/loads/${load.id}`, { method: 'DELETE' }).then(onUndone, (error) => setProblem(problemOf(error)))
  return (
    <div class="actions">
      {problem && <ProblemBox problem={problem} />}
      {sure ? (
        <>
          <button type="button" class="primary" onClick={undo}>
            {say({ zh: `确定撤回 ${load.rows} 行`, en: `Yes, take back ${load.rows} rows` })}
          </button>
          <button type="button" onClick={() => setSure(false)}>
            {say({ zh: '不撤回', en: 'Keep it' })}
          </button>
        </>
      ) : (
        <button type="button" onClick={() => setSure(true)}>
          {say({ zh: '撤回这次载入…', en: 'Take this load back…' })}
        </button>
      )}
    </div>
  )
}
