import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ReleaseComment } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { listPlaces, placeWords } from './comment-places.ts'
import { type Act, useSubmit } from './use-submit.ts'

interface CommentsProps {
  readonly version: number
  readonly comments: readonly ReleaseComment[]
  /** The figure that was chosen in the brief, for a comment on it; null for none. */
  readonly figure: string | null
  readonly onFigure: (id: string) => void
  readonly onAct: Act
}

/** Comments on a version: what they are on, who is to look into them, answers; and a form for another. */
export function ReleaseComments({ version, comments, figure, onFigure, onAct }: CommentsProps) {
  const { say } = useSpeech()
  return (
    <>
      <h4>{say({ zh: '意见', en: 'Comments' })}</h4>
      <ul class="release-comments">
        {comments.map((comment) => (
          <CommentItem key={comment.id} {...{ version, comment, onFigure, onAct }} />
        ))}
      </ul>
      <NewComment {...{ version, figure, onAct }} />
    </>
  )
}

function CommentItem({
  version,
  comment,
  onFigure,
  onAct,
}: Pick<CommentsProps, 'version' | 'onFigure' | 'onAct'> & { readonly comment: ReleaseComment }) {
  const { say } = useSpeech()
  const { id, place, person, text, assignee, answers, resolved } = comment
  const figure = place.startsWith('figure:') ? place.slice('figure:'.length) : null
  const words = say(placeWords(place, listPlaces()))
  return (
    <li class={resolved ? 'resolved' : undefined}>
      <p class="faint">
        {person} ·{' '}
        {figure ? (
          <button type="button" class="link" onClick={() => onFigure(figure)}>
            {words}
          </button>
        ) : (
          words
        )}
        {assignee && say({ zh: ` · 请 ${assignee} 处理`, en: ` · for ${assignee}` })}
      </p>
      <p>{text}</p>
      {answers.map((item) => (
        <p key={`${item.at} ${item.person}`} class="answer">
          <span class="faint">{item.person}</span> {item.text}
        </p>
      ))}
      {resolved && (
        <p class="faint">{say({ zh: `${resolved.person} 已了结`, en: `resolved by ${resolved.person}` })}</p>
      )}
      <AnswerForm {...{ version, id, onAct }} isResolved={resolved !== null} />
    </li>
  )
}

/** Answers a comment, resolves it, or reopens it. */
function AnswerForm({
  version,
  id,
  isResolved,
  onAct,
}: Pick<CommentsProps, 'version' | 'onAct'> & { readonly id: number; readonly isResolved: boolean }) {
  const { say } = useSpeech()
  const [answer, setAnswer] = useState('')
  const { problem, isSending, submit } = useSubmit(async () => {
    await onAct({ action: 'answer', version, comment: id, text: answer })
    setAnswer('')
  })
  const toggle = useSubmit(() => onAct({ action: isResolved ? 'reopen' : 'resolve', version, comment: id }))
  const refused = problem ?? toggle.problem
  return (
    <>
      <form class="form-row" onSubmit={submit}>
        <label>
          <span class="hidden">{say({ zh: `答复第 ${id} 条`, en: `Answer comment ${id}` })}</span>
          <input
            value={answer}
            required
            maxLength={4000}
            placeholder={say({ zh: '答复', en: 'Answer' })}
            onInput={(event) => setAnswer(event.currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={isSending}>
          {say({ zh: '答复', en: 'Answer' })}
        </button>
        <button type="button" disabled={toggle.isSending} onClick={toggle.submit}>
          {say(isResolved ? { zh: '重开', en: 'Reopen' } : { zh: '了结', en: 'Resolve' })}
          <span class="hidden"> {id}</span>
        </button>
      </form>
      {refused && <ProblemBox problem={refused} />}
    </>
  )
}

function NewComment({ version, figure, onAct }: Pick<CommentsProps, 'version' | 'figure' | 'onAct'>) {
  const { say } = useSpeech()
  const places = useMemo(listPlaces, [])
  const [chosen, setChosen] = useState('')
  const [text, setText] = useState('')
  const [assignee, setAssignee] = useState('')
  // A figure that is clicked in the brief is what the comment is on.
  useEffect(() => {
    if (figure) setChosen(`figure:${figure}`)
  }, [figure])
  const { problem, isSending, submit } = useSubmit(async () => {
    await onAct({ action: 'comment', version, place: chosen, text, assignee: assignee.trim() || null })
    setText('')
  })
  const options = ['', ...(figure ? [`figure:${figure}`] : []), ...places.map((item) => item.place)]
  return (
    <form class="release-form" onSubmit={submit}>
      <label>
        {say({ zh: '关于（或在简报中点一个数字）', en: 'On (or click a figure in the brief)' })}
        <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option} value={option}>
              {say(placeWords(option, places))}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say({ zh: '意见', en: 'Comment' })}
        <textarea
          rows={3}
          required
          maxLength={4000}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <label>
        {say({ zh: '请谁处理（可不填）', en: 'Who is to look into it (optional)' })}
        <input value={assignee} maxLength={64} onInput={(event) => setAssignee(event.currentTarget.value)} />
      </label>
      <button type="submit" disabled={isSending}>
        {say({ zh: '提意见', en: 'Comment' })}
      </button>
      {problem && <ProblemBox problem={problem} />}
    </form>
  )
}
