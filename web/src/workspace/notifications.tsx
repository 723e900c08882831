import { useState } from 'preact/hooks'
import { type Notifications as Answer, type Problem, send, toProblem, useAnswer } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { timeName } from '../times.ts'

/** What was notified, to whom, and what could not be sent. */
export function Notifications() {
  const { say, language } = useSpeech()
  const { answer, problem, again } = useAnswer<Answer>('/api/notifications')
  const [failure, setFailure] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const sendNow = () => {
    setBusy(true)
    setFailure(null)
    send('POST', '/api/notifications/passes', {})
      .catch((error) => setFailure(toProblem(error)))
      .finally(() => {
        setBusy(false)
        again()
      })
  }
  return (
    <section aria-labelledby="notifications">
      <h2 id="notifications">{say({ zh: '通知', en: 'Notifications' })}</h2>
      {(problem ?? failure) && <ProblemBox problem={(problem ?? failure) as Problem} />}
      {answer && !answer.isSetUp && (
        <p class="faint">
          {say({
            zh: '没有设置。发给谁、用哪个邮件服务器，写在 tradebrief.yaml 的 notify 里。',
            en: 'Nothing is set up. Who is told, and by which mail server, is under notify in tradebrief.yaml.',
          })}
        </p>
      )}
      {answer?.isSetUp && (
        <p class="actions">
          <button type="button" disabled={isBusy} onClick={sendNow}>
            {say({ zh: '现在发送', en: 'Send now' })}
          </button>{' '}
          <a href={`/api/notifications/feed?language=${language}`}>
            {say({ zh: '订阅源（Atom）', en: 'Feed (Atom)' })}
          </a>
        </p>
      )}
      {answer?.isSetUp && answer.events.length === 0 && (
        <p class="faint">{say({ zh: '还没有要通知的事。', en: 'There was nothing to tell yet.' })}</p>
      )}
      <ul class="findings">
        {answer?.events.map((event) => (
          <li key={event.key} data-severity={event.messages.some(isUnsent) ? 'warning' : 'note'}>
            {say(event.words)} <span class="faint">{timeName(Date.parse(event.at), language)}</span>
            {event.messages.map((message) => (
              <p class="faint" key={`${message.channel} ${message.to}`}>
                {message.to}: {say(stateWords[message.state])}
                {message.reason && ` · ${message.reason}`}
                {message.state === 'waiting' &&
                  message.attempts > 0 &&
                  ` · ${say({ zh: '下次', en: 'next' })} ${timeName(Date.parse(message.next), language)}`}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Message = Answer['events'][number]['messages'][number]

const isUnsent = ({ state, reason }: Message): boolean =>
  state === 'refused' || (state === 'waiting' && reason !== null)

const stateWords = {
  waiting: { zh: '待发', en: 'to be sent' },
  sent: { zh: '已发送', en: 'sent' },
  refused: { zh: '放弃', en: 'given up' },
  cancelled: { zh: '已取消', en: 'cancelled' },
} as const
