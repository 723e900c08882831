import { useState } from 'preact/hooks'
import { type Schedules as Answer, type Problem, send, toProblem, useAnswer } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { timeName } from '../times.ts'

/** What is done at which times, and what came of it. */
export function Schedules({ mayRun }: { readonly mayRun: boolean }) {
  const { say, language } = useSpeech()
  const { answer, problem, again } = useAnswer<Answer>('/api/schedules')
  const [failure, setFailure] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const run = (name: string) => {
    setBusy(true)
    setFailure(null)
    send('POST', '/api/schedules/runs', { name })
      .catch((error) => setFailure(toProblem(error)))
      .finally(() => {
        setBusy(false)
        again()
      })
  }
  const shown = failure ?? problem
  return (
    <section aria-labelledby="schedules" aria-busy={isBusy}>
      <h2 id="schedules">{say({ zh: '时间表', en: 'Schedules' })}</h2>
      {shown && <ProblemBox problem={shown} />}
      {answer?.length === 0 && (
        <p class="faint">
          {say({
            zh: '没有时间表。定时检查、编制和发布网站，写在 tradebrief.yaml 的 schedules 里。',
            en: 'There are none. What is checked, built and published at which times is under schedules in tradebrief.yaml.',
          })}
        </p>
      )}
      <ul class="findings">
        {answer?.map(({ name, run: actions, when, next, due, last }) => (
          <li key={name} data-severity={last?.outcome === 'failed' || due ? 'warning' : 'note'}>
            <span class="strong">{name}</span>{' '}
            <span class="faint">
              {actions.map((action) => say(actionWords[action])).join(say({ zh: '、', en: ', ' }))} ·{' '}
              {when === 'release'
                ? say({ zh: '海关发布数据的日子', en: 'days on which customs release data' })
                : when}
              {next && ` · ${say({ zh: '下次', en: 'next' })} ${timeName(Date.parse(next), language)}`}
            </span>{' '}
            {mayRun && (
              <button type="button" class="quiet" disabled={isBusy} onClick={() => run(name)}>
                {say({ zh: '现在运行', en: 'Run now' })}
              </button>
            )}
            {last && (
              <p class="faint">
                {timeName(Date.parse(last.at), language)} {say(outcomeWords[last.outcome])}
                {last.words.map((words) => ` · ${say(words)}`)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const actionWords = {
  check: { zh: '检查', en: 'check' },
  build: { zh: '编制', en: 'build' },
  publish: { zh: '发布网站', en: 'publish the site' },
} as const

const outcomeWords = {
  done: { zh: '完成', en: 'done' },
  failed: { zh: '没有做成', en: 'failed' },
} as const
