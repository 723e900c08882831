import type { Load } from '../api.ts'
import { cutText, flowWords, LoadFacts, periodWords } from '../parts/load-facts.tsx'
import { useSpeech } from '../say.tsx'
import { TakeBack } from './take-back.tsx'

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
                {say(flowWords[load.flow])} · {say(periodWords(load.period))} · {cutText(load.cut, say)} ·{' '}
                {load.rows.toLocaleString('en')} {say({ zh: '行', en: 'rows' })}
                {load.statistics && ` · ${say(load.statistics)}`}
              </span>
            </summary>
            <LoadFacts load={load} />
            {load.note && <p class="note">{say(load.note)}</p>}
            <TakeBack
              path={`/api/loads/${load.id}`}
              question={{ zh: '撤回这次载入…', en: 'Take this load back…' }}
              answer={{ zh: `确定撤回 ${load.rows} 行`, en: `Yes, take back ${load.rows} rows` }}
              onTaken={onUndone}
            />
            <p class="faint sha">SHA-256 {load.sha256}</p>
          </details>
        </li>
      ))}
    </ul>
  )
}
