import { useState } from 'preact/hooks'
import { type Job, type ReleaseAction, type ReleaseRequest, send } from '../api.ts'
import { followJob } from '../follow-job.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { actionNames, needsReason } from './release-words.ts'
import { type Act, useSubmit } from './use-submit.ts'

/** What is built to be released: documents, and the data that the public site shows a brief from. */
const frozenFormats = ['docx', 'pdf', 'xlsx', 'html', 'json']

/** The next steps that a person may take with a version; each asks for what it takes. */
export function ReleaseActions({
  of,
  next,
  version,
  offset,
  onAct,
}: {
  readonly of: string
  readonly next: readonly ReleaseAction[]
  readonly version: number
  readonly offset: string
  readonly onAct: Act
}) {
  const { say } = useSpeech()
  const [chosen, setChosen] = useState<ReleaseAction | null>(null)
  if (next.length === 0) return null
  return (
    <>
      <p class="actions">
        {next.map((action, index) => (
          <button
            key={action}
            type="button"
            class={index === 0 ? 'primary' : undefined}
            aria-expanded={chosen === action}
            onClick={() => setChosen(chosen === action ? null : action)}
          >
            {say(actionNames[action])}
          </button>
        ))}
      </p>
      {chosen && (
        <ActionForm
          key={chosen}
          action={chosen}
          {...{ of, version, offset, onAct }}
          onDone={() => setChosen(null)}
        />
      )}
    </>
  )
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
  readonly version: number
  readonly offset: string
  readonly onAct: Act
  readonly onDone: () => void
}) {
  const { say } = useSpeech()
  const [reason, setReason] = useState('')
  const [at, setAt] = useState('')
  const [early, setEarly] = useState('')
  const [isBuilt, setBuilt] = useState(true)
  const { problem, isSending, submit } = useSubmit(async () => {
    if (action === 'submit' && isBuilt) await build(of)
    await onAct(toRequest({ action, version, reason, at, early }))
    onDone()
  })
  return (
    <form class="release-form" onSubmit={submit}>
      {action === 'submit' && (
        <label class="check">
          <input type="checkbox" checked={isBuilt} onChange={() => setBuilt(!isBuilt)} />
          {say({
            zh: '先编制 Word、PDF、Excel 和网页（中英文）',
            en: 'Build Word, PDF, Excel and HTML in both languages first',
          })}
        </label>
      )}
      {action === 'schedule' && <ScheduleFields {...{ offset, at, early }} onAt={setAt} onEarly={setEarly} />}
      <label>
        {say(
          needsReason(action)
            ? { zh: '理由', en: 'Reason' }
            : {
                zh: '理由（有待确认、警告或未了结的意见时必填）',
                en: 'Reason (required where something is open)',
              },
        )}
        <input
          value={reason}
          maxLength={500}
          required={needsReason(action)}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary" disabled={isSending}>
        {say({ zh: `确定${actionNames[action].zh}`, en: `${actionNames[action].en}: confirm` })}
      </button>
      {problem && <ProblemBox problem={problem} />}
    </form>
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
async function build(of: string): Promise<void> {
  const [product = '', period = ''] = of.split('/')
  const body = {
    ...{ products: [decodeURIComponent(product)], period },
    ...{ languages: ['zh', 'en'], formats: frozenFormats },
  }
  await followJob(await send<Job>('POST', '/api/builds', body), () => {})
}
