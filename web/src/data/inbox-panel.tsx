import { useEffect, useState } from 'preact/hooks'
import {
  type Inbox,
  type Localized,
  type PendingFile,
  type Problem,
  send,
  toProblem,
  useAnswer,
} from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { timeName } from '../times.ts'
import { MonthsFact } from './facts-form.tsx'
import { FileQuestion } from './file-question.tsx'

/** So often the panel looks at the inbox, in milliseconds. */
const interval = 5_000
/** So many of those loaded are listed. */
const mostListed = 10

/** The inbox: what arrives, waits for an answer, is refused, and was loaded. */
export function InboxPanel({
  mayEdit,
  mayManage,
  onLoaded,
}: {
  readonly mayEdit: boolean
  /** Whether the settings of the workspace may be changed. */
  readonly mayManage: boolean
  readonly onLoaded: () => void
}) {
  const { say } = useSpeech()
  const { inbox, problem, isBusy, act } = useInbox(onLoaded)
  return (
    <section class="inbox" aria-labelledby="inbox" aria-busy={isBusy}>
      <h2 id="inbox">{say({ zh: '收件夹', en: 'Inbox' })}</h2>
      {problem && <ProblemBox problem={problem} />}
      {inbox && (
        <>
          <label class="check">
            <input
              type="checkbox"
              checked={inbox.isWatched}
              disabled={!mayManage || isBusy}
              onChange={({ currentTarget }) => act('PUT', 'watching', { isWatched: currentTarget.checked })}
            />
            {say({
              zh: '自动载入放进收件夹的文件',
              en: 'Load files that are put into the inbox by themselves',
            })}
          </label>
          <p class="faint">{say(describeFolder(inbox))}</p>
          <ul class="findings">
            {inbox.pending.map((file) => (
              <Pending
                key={file.file}
                file={file}
                mayEdit={mayEdit && !isBusy}
                onAnswer={(about, value) => act('PUT', 'answers', { file: file.file, about, value })}
              />
            ))}
          </ul>
          <Loaded inbox={inbox} />
          {mayEdit && (
            <Buttons inbox={inbox} isBusy={isBusy} onPass={(again) => act('POST', 'passes', { again })} />
          )}
        </>
      )}
    </section>
  )
}

/** The inbox as it is, asked for again and again, and what is done with it. */
function useInbox(onLoaded: () => void) {
  const { answer: inbox, problem, again } = useAnswer<Inbox>('/api/inbox')
  const [failure, setFailure] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const count = inbox?.loadedCount
  const [seenCount, setSeenCount] = useState(count)
  useEffect(() => {
    const timer = setInterval(again, interval)
    return () => clearInterval(timer)
  }, [again])
  useEffect(() => {
    // What the page shows below was asked for with the first answer.
    if (seenCount !== undefined && count !== seenCount) onLoaded()
    setSeenCount(count)
  }, [count])
  const act = (method: 'POST' | 'PUT', what: 'answers' | 'passes' | 'watching', body: unknown) => {
    setBusy(true)
    setFailure(null)
    send(method, `/api/inbox/${what}`, body)
      .catch((error) => setFailure(toProblem(error)))
      .finally(() => {
        setBusy(false)
        again()
      })
  }
  return { inbox, problem: failure ?? problem, isBusy, act }
}

const describeFolder = ({ isWatched, folder }: Inbox): Localized =>
  isWatched
    ? {
        zh: `放进工作区文件夹 ${folder}/ 的文件会自动载入，然后移到 ${folder}/loaded/。`,
        en: `Files put into the folder ${folder}/ of the workspace are loaded by themselves, and moved to ${folder}/loaded/.`,
      }
    : {
        zh: `收件夹是工作区里的文件夹 ${folder}/。打开上面的选项后，放进去的文件会自动载入；也可以点下面的按钮载入一次。`,
        en: `The inbox is the folder ${folder}/ of the workspace. With the choice above, files that are put into it are loaded by themselves; the button below loads them once.`,
      }

function Buttons({
  inbox,
  isBusy,
  onPass,
}: {
  readonly inbox: Inbox
  readonly isBusy: boolean
  readonly onPass: (again: boolean) => void
}) {
  const { say } = useSpeech()
  return (
    <p class="actions">
      <button type="button" disabled={isBusy} onClick={() => onPass(false)}>
        {say({ zh: '现在载入', en: 'Load now' })}
      </button>{' '}
      {inbox.pending.some(({ state }) => state !== 'arriving') && (
        <button type="button" class="quiet" disabled={isBusy} onClick={() => onPass(true)}>
          {say({ zh: '重新读一遍', en: 'Read all again' })}
        </button>
      )}
    </p>
  )
}

const stateWords = {
  arriving: { zh: '正在到达', en: 'arriving' },
  waiting: { zh: '等待回答', en: 'waits for an answer' },
  refused: { zh: '拒收', en: 'refused' },
} as const

const severities = { arriving: 'note', waiting: 'confirmation', refused: 'refusal' } as const

function Pending({
  file: { file, state, question, reason, hint },
  mayEdit,
  onAnswer,
}: {
  readonly file: PendingFile
  readonly mayEdit: boolean
  readonly onAnswer: (about: string, value: string) => void
}) {
  const { say } = useSpeech()
  const [months, setMonths] = useState('')
  return (
    <li data-severity={severities[state]}>
      <span class="strong">{file}</span> <span class="faint">{say(stateWords[state])}</span>
      {reason && <p>{say(reason)}</p>}
      {hint && <p class="faint">{say(hint)}</p>}
      {question && (
        <FileQuestion
          question={question}
          disabled={!mayEdit}
          onAnswer={(value) => onAnswer(question.about, value)}
        />
      )}
      {state === 'refused' && mayEdit && (
        <details>
          <summary>
            {say({ zh: '文件没有写明月份？在这里说明', en: 'Has the file no months? Say them here' })}
          </summary>
          <form
            class="form-row"
            onSubmit={(event) => {
              event.preventDefault()
              onAnswer('months', months)
            }}
          >
            <MonthsFact months={months} onSet={setMonths} />
            <button type="submit" disabled={months === ''}>
              {say({ zh: '填写并重读', en: 'State and read again' })}
            </button>
          </form>
        </details>
      )}
    </li>
  )
}

function Loaded({ inbox: { loaded, loadedCount } }: { readonly inbox: Inbox }) {
  const { say, language } = useSpeech()
  if (loadedCount === 0) return null
  return (
    <details>
      <summary>
        {say({
          zh: `已载入 ${loadedCount} 个文件`,
          en: `${loadedCount} ${loadedCount === 1 ? 'file' : 'files'} loaded`,
        })}
      </summary>
      <ul class="loads">
        {loaded.slice(0, mostListed).map(({ at, file, loads, wasKnown, movedTo }) => (
          <li key={movedTo}>
            {file}{' '}
            <span class="faint">
              {timeName(Date.parse(at), language)}
              {loads.length > 0 && ` · #${loads.join(', #')}`}
              {wasKnown && ` · ${say({ zh: '内容原已在台账中', en: 'its content was there already' })}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
