import { useState } from 'preact/hooks'
import {
  type Job,
  type Localized,
  Refused,
  type ReleaseAction,
  type ReleaseRequest,
  type ReleaseVersion,
  send,
} from '../api.ts'
import { followJob } from '../follow-job.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { ListedWords } from './next-step.tsx'
import { actionNames, needsReason } from './release-words.ts'
import { type Act, useSubmit } from './use-submit.ts'

/** What is built to be released: documents, and the data that the public site shows a brief from. */
const frozenFormats = ['docx', 'pdf', 'xlsx', 'html', 'json']

/** The next steps that a person may take with a version; each asks for what it takes, and then says what came of it. */
export function ReleaseActions({
  of,
  version,
  offset,
  onAct,
}: {
  readonly of: string
  readonly version: ReleaseVersion
  readonly offset: string
  readonly onAct: Act
}) {
  const { say } = useSpeech()
  const [chosen, setChosen] = useState<ReleaseAction | null>(null)
  const [done, setDone] = useState<ReleaseAction | null>(null)
  const { next } = version
  // Where it is this person's turn again, the version says so itself.
  const result = done && (version.waitsFor && done === 'submit' ? submittedNote : doneNotes[done])
  return (
    <>
      {result && (
        <p class="note" role="status">
          {say(result)}
        </p>
      )}
      {next.length > 0 && (
        <p class="actions">
          {next.map((action) => (
            <button
              key={action}
              type="button"
              class={chosen === null && action === mainAction(version) ? 'primary' : undefined}
              aria-expanded={chosen === action}
              onClick={() => setChosen(chosen === action ? null : action)}
            >
              {say(nameAction(action, version))}
            </button>
          ))}
        </p>
      )}
      {chosen && (
        <ActionForm
          key={chosen}
          action={chosen}
          {...{ of, version, offset, onAct }}
          onDone={() => {
            setDone(chosen)
            setChosen(null)
          }}
        />
      )}
    </>
  )
}

/** The step that is this person's next one; none where it is somebody else's turn. */
function mainAction({ state, waitsFor, changedFiles }: ReleaseVersion): ReleaseAction | null {
  if (state === 'draft' || changedFiles.length > 0) return 'submit'
  return waitsFor
}

const nameAction = (action: ReleaseAction, { state }: ReleaseVersion): Localized =>
  action === 'submit' && state === 'inReview' ? { zh: '重新提交', en: 'Submit again' } : actionNames[action]

const submittedNote: Localized = { zh: '已提交。', en: 'Submitted.' }

/** What has come of a step, and who is next. */
const doneNotes: Readonly<Partial<Record<ReleaseAction, Localized>>> = {
  submit: {
    zh: '已提交。审核者会在自己的“简报”页看到它；审核通过之后由签发者签发。',
    en: 'Submitted. Reviewers now see it on their page Briefs; once it is approved, a signer signs it.',
  },
  approve: { zh: '已审核通过，签发者现在可以签发。', en: 'Approved. A signer can now sign it.' },
  return: { zh: '已退回给提交的人。', en: 'Returned to who submitted it.' },
  sign: { zh: '已签发，文件不再改变。', en: 'Signed: its files do not change any more.' },
}

function ActionForm({
  of,
  action,
  version,
  offset,
  onAct,
  onDone,
}: {
  readonly of: string
  readonly action: ReleaseAction
  readonly version: ReleaseVersion
  readonly offset: string
  readonly onAct: Act
  readonly onDone: () => void
}) {
  const { say } = useSpeech()
  const [reason, setReason] = useState(action === 'sign' && version.lacksSecondPerson ? say(aloneReason) : '')
  const [at, setAt] = useState('')
  const [early, setEarly] = useState('')
  const [isBuilt, setBuilt] = useState(true)
  const [job, setJob] = useState<Job | null>(null)
  const { problem, isSending, submit } = useSubmit(async () => {
    try {
      if (action === 'submit' && isBuilt) await build(of, setJob)
      setJob(null)
      await onAct(toRequest({ action, version: version.number, reason, at, early }))
      onDone()
    } finally {
      setJob(null)
    }
  })
  const { zh, en } = nameAction(action, version)
  return (
    <form class="release-form" onSubmit={submit} aria-busy={isSending}>
      {action === 'submit' && (
        <label class="check">
          <input type="checkbox" checked={isBuilt} onChange={() => setBuilt(!isBuilt)} />
          {say({
            zh: '先编制 Word、PDF、Excel 和网页（中英文）',
            en: 'Build Word, PDF, Excel and HTML in both languages first',
          })}
        </label>
      )}
      {action === 'approve' && <WarningsToRead version={version} />}
      {action === 'schedule' && <ScheduleFields {...{ offset, at, early }} onAt={setAt} onEarly={setEarly} />}
      <ReasonField isRequired={takesReason(action, version)} reason={reason} onReason={setReason} />
      <button type="submit" class="primary" disabled={isSending}>
        {say({ zh: `确定${zh}`, en: `${en}: confirm` })}
      </button>
      {isSending && <SendingStatus job={job} />}
      {problem && <ProblemBox problem={problem} />}
    </form>
  )
}

const aloneReason: Localized = {
  zh: '没有第二个人：提交和签发的是同一人',
  en: 'No second person: the same person submits and signs',
}

/** Whether a step takes a reason, as far as the page knows: the desk looks at the data again when it is signed. */
const takesReason = (action: ReleaseAction, { state, openMatters }: ReleaseVersion): boolean =>
  needsReason(action) ||
  (action === 'sign' && openMatters.length > 0) ||
  (action === 'schedule' && state === 'scheduled')

function ReasonField({
  isRequired,
  reason,
  onReason,
}: {
  readonly isRequired: boolean
  readonly reason: string
  readonly onReason: (reason: string) => void
}) {
  const { say } = useSpeech()
  return (
    <label>
      {say(
        isRequired
          ? { zh: '理由（必填，留在记录里）', en: 'Reason (required; it stays in the record)' }
          : { zh: '理由（可不填）', en: 'Reason (optional)' },
      )}
      <input
        value={reason}
        maxLength={500}
        required={isRequired}
        onInput={(event) => onReason(event.currentTarget.value)}
      />
    </label>
  )
}

/** Who approves a version says to have read its warnings. */
function WarningsToRead({ version: { submission } }: { readonly version: ReleaseVersion }) {
  const { say } = useSpeech()
  const warnings = submission?.warnings ?? []
  if (warnings.length === 0) return null
  return (
    <div>
      <p>
        {say({
          zh: '审核通过即表示看过这些警告：',
          en: 'By approving it you say that you have read these warnings:',
        })}
      </p>
      <ListedWords words={warnings} />
    </div>
  )
}

/** What is under way while a step is sent: building takes many seconds. */
function SendingStatus({ job }: { readonly job: Job | null }) {
  const { say } = useSpeech()
  return (
    <p role="status">
      {say(
        job
          ? {
              zh: '正在编制文件，约需几秒到一分钟…',
              en: 'Building the files, which takes from seconds to a minute …',
            }
          : { zh: '正在记录…', en: 'Recording it …' },
      )}{' '}
      {job && <progress value={job.progress ?? undefined} max="1" aria-label={say(job.label)} />}
    </p>
  )
}

/** When a version is to be released, and who may see it before. */
function ScheduleFields({
  offset,
  at,
  early,
  onAt,
  onEarly,
}: {
  readonly offset: string
  readonly at: string
  readonly early: string
  readonly onAt: (at: string) => void
  readonly onEarly: (names: string) => void
}) {
  const { say } = useSpeech()
  return (
    <>
      <label>
        {say({ zh: `发布时间（${offset}）`, en: `Time of release (${offset})` })}
        <input
          type="datetime-local"
          required
          value={at}
          onInput={(event) => onAt(event.currentTarget.value)}
        />
      </label>
      <label>
        {say({ zh: '此前可看的人，用逗号分开', en: 'Who may see it before, separated by commas' })}
        <input value={early} onInput={(event) => onEarly(event.currentTarget.value)} />
      </label>
    </>
  )
}

interface Fields {
  readonly action: ReleaseAction
  readonly version: number
  readonly reason: string
  readonly at: string
  readonly early: string
}

function toRequest({ action, version, reason, at, early }: Fields): ReleaseRequest {
  const names = early
    .split(/[,，、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return {
    action,
    ...(action !== 'submit' && { version }),
    ...(reason.trim() && { reason: reason.trim() }),
    ...(action === 'schedule' && { at, earlyAccess: names }),
  }
}

/** Builds a brief into the workspace, in every format that is usually released. @throws Refused */
async function build(of: string, onStep: (job: Job) => void): Promise<void> {
  const [product = '', period = ''] = of.split('/')
  const body = {
    ...{ products: [decodeURIComponent(product)], period },
    ...{ languages: ['zh', 'en'], formats: frozenFormats },
  }
  const { problem, built } = await followJob(await send<Job>('POST', '/api/builds', body), onStep)
  const failure = problem ?? built?.find((brief) => brief.problem !== null)?.problem
  if (failure) throw new Refused(failure)
}
