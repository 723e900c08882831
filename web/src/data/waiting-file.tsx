import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Job, Localized, Upload } from '../api.ts'
import { LoadFacts } from '../parts/load-facts.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'
import { BulletinFacts } from './bulletins.tsx'
import { FactsForm } from './facts-form.tsx'
import { FileQuestion } from './file-question.tsx'
import { useWaitingFile, type WaitingFileProps, type WaitingFileState } from './use-waiting-file.ts'

/** A file that was handed in: what it says, what is to be answered, and the way into the ledger or out. */
export function WaitingFile(props: WaitingFileProps) {
  const { file, upload, onRemoved } = props
  const waiting = useWaitingFile(props)
  const { job, busy } = waiting
  const asked = upload?.questions.some(({ required }) => required) ?? false
  const { loadButton, dismissButton } = useFocusOnNextButton({ asked, busy, isDone: job?.state === 'done' })
  if (!upload)
    return (
      <article class="card" aria-label={file} aria-busy="true">
        <h3>{file}</h3>
        <Skeleton lines={3} />
      </article>
    )
  if (job?.state === 'done')
    return <LoadedFile file={file} job={job} dismissButton={dismissButton} onRemoved={onRemoved} />
  return (
    <article class="card" aria-label={file} aria-busy={busy}>
      <h3>{upload.file}</h3>
      <UploadFacts upload={upload} />
      <FileQuestions upload={upload} waiting={waiting} />
      {waiting.problem && <ProblemBox problem={waiting.problem} />}
      <FileActions upload={upload} waiting={waiting} asked={asked} loadButton={loadButton} />
      {!upload.bulletin && <StatedFactsForm upload={upload} waiting={waiting} />}
    </article>
  )
}

/** What had the focus is gone once it is answered or loaded; what comes next has it then. */
function useFocusOnNextButton({
  asked,
  busy,
  isDone,
}: {
  readonly asked: boolean
  readonly busy: boolean
  readonly isDone: boolean
}) {
  const loadButton = useRef<HTMLButtonElement>(null)
  const dismissButton = useRef<HTMLButtonElement>(null)
  const wasAsked = useRef(asked)
  useEffect(() => {
    if (wasAsked.current && !asked && !busy) loadButton.current?.focus()
    if (!busy) wasAsked.current = asked
  }, [asked, busy])
  useEffect(() => {
    if (isDone) dismissButton.current?.focus()
  }, [isDone])
  return { loadButton, dismissButton }
}

function LoadedFile({
  file,
  job,
  dismissButton,
  onRemoved,
}: {
  readonly file: string
  readonly job: Job
  readonly dismissButton: RefObject<HTMLButtonElement | null>
  readonly onRemoved: () => void
}) {
  const { say } = useSpeech()
  return (
    <article class="card done" aria-label={file}>
      <h3>{file}</h3>
      <p>
        {say(outcomeWords(job))}{' '}
        <button type="button" class="quiet" ref={dismissButton} onClick={onRemoved}>
          {say({ zh: '收起', en: 'Dismiss' })}
        </button>
      </p>
    </article>
  )
}

/** What was read of the file, or why it cannot be read. */
function UploadFacts({ upload }: { readonly upload: Upload }) {
  const { say } = useSpeech()
  return (
    <>
      {upload.known && (
        <p class="note">
          {say({
            zh: '内容相同的文件已经载入过；再载入不会改变什么。',
            en: 'A file with the same content is in the ledger; loading it again changes nothing.',
          })}
        </p>
      )}
      {upload.load && <LoadFacts load={upload.load} />}
      {upload.bulletin && <BulletinFacts bulletin={upload.bulletin} />}
      {upload.problem && <ProblemBox problem={upload.problem} />}
    </>
  )
}

interface WaitingUpload {
  readonly upload: Upload
  readonly waiting: WaitingFileState
}

/** What is asked of the file before and while it is loaded, and how far the load is. */
function FileQuestions({ upload, waiting: { job, busy, answer, answerAndLoad } }: WaitingUpload) {
  const { say } = useSpeech()
  return (
    <>
      {upload.questions.map((question) => (
        <FileQuestion
          key={question.about}
          question={question}
          disabled={busy}
          onAnswer={(value) => answer(question.about, value)}
        />
      ))}
      {job?.question && <FileQuestion question={job.question} disabled={busy} onAnswer={answerAndLoad} />}
      {job?.state === 'running' && (
        <progress value={job.progress ?? undefined} max="1" aria-label={say(job.label)} />
      )}
    </>
  )
}

function FileActions({
  upload,
  waiting: { busy, load, remove },
  asked,
  loadButton,
}: WaitingUpload & {
  /** Whether a question must be answered before the file can be loaded. */
  readonly asked: boolean
  readonly loadButton: RefObject<HTMLButtonElement | null>
}) {
  const { say } = useSpeech()
  return (
    <div class="actions">
      <button
        type="button"
        class="primary"
        ref={loadButton}
        disabled={busy || !(upload.load || upload.bulletin) || asked}
        onClick={load}
      >
        {upload.bulletin ? say({ zh: '保存', en: 'Keep' }) : say({ zh: '载入', en: 'Load' })}
      </button>
      <button type="button" class="quiet" disabled={busy} onClick={remove}>
        {say({ zh: '移除', en: 'Take back' })}
      </button>
    </div>
  )
}

function StatedFactsForm({ upload, waiting: { stated, busy, state } }: WaitingUpload) {
  const { say } = useSpeech()
  return (
    <details open={upload.problem !== null}>
      <summary>{say({ zh: '不对？说明这个文件', en: 'Not right? Say what the file is' })}</summary>
      <FactsForm stated={stated} disabled={busy} onState={state} />
    </details>
  )
}

function outcomeWords({ load, bulletin, changed }: Job): Localized {
  if (bulletin)
    return {
      zh: `已保存 ${bulletin.month} 的月报表格，检查时与它对照。`,
      en: `Kept the bulletin’s table of ${bulletin.month}; checks hold the data against it.`,
    }
  if (load && changed) return { zh: `已载入 ${load.rows} 行。`, en: `Loaded ${load.rows} rows.` }
  return { zh: '内容已在台账中，没有改变。', en: 'It was in the ledger already; nothing changed.' }
}
