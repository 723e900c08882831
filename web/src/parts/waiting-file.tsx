import { useEffect, useRef, useState } from 'preact/hooks'
import {
  ask,
  type Job,
  type Localized,
  type Problem,
  type Question,
  type StatedFacts,
  send,
  toProblem,
  type Upload,
} from '../api.ts'
import { followJob } from '../follow-job.ts'
import { useSpeech } from '../say.tsx'
import { BulletinFacts } from './bulletins.tsx'
import { FactsForm } from './facts-form.tsx'
import { FileQuestion } from './file-question.tsx'
import { LoadFacts } from './load-facts.tsx'
import { ProblemBox } from './problem-box.tsx'
import { Skeleton } from './skeleton.tsx'

/** A file that was handed in: what it says, what is to be answered, and the way into the ledger or out. */
export function WaitingFile({
  file,
  upload,
  onChange,
  onLoaded,
  onRemoved,
}: {
  readonly file: string
  readonly upload: Upload | null
  readonly onChange: (upload: Upload) => void
  readonly onLoaded: () => void
  readonly onRemoved: () => void
}) {
  const { say } = useSpeech()
  const [stated, setStated] = useState<StatedFacts>({})
  const [job, setJob] = useState<Job | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const loadButton = useRef<HTMLButtonElement>(null)
  const dismissButton = useRef<HTMLButtonElement>(null)
  // What had the focus is gone once it is answered or loaded; what comes next has it then.
  const asked = upload?.questions.some(({ required }) => required) ?? false
  const wasAsked = useRef(asked)
  useEffect(() => {
    if (wasAsked.current && !asked && !busy) loadButton.current?.focus()
    if (!busy) wasAsked.current = asked
  }, [asked, busy])
  useEffect(() => {
    if (job?.state === 'done') dismissButton.current?.focus()
  }, [job?.state])
  const attempt = async (deed: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    try {
      await deed()
    } catch (error) {
      setProblem(toProblem(error))
    }
    setBusy(false)
  }
  if (!upload)
    return (
      <article class="card" aria-label={file} aria-busy="true">
        <h3>{file}</h3>
        <Skeleton lines={3} />
      </article>
    )
  const state = (facts: StatedFacts) =>
    attempt(async () => {
      setStated(facts)
      onChange(await send<Upload>('PUT', `/api/uploads/${upload.id}`, facts))
    })
  const takeIn = async () => {
    const begun = await send<Job>('POST', '/api/loads', { upload: upload.id })
    const ended = await followJob(begun, setJob)
    if (ended.state === 'done') onLoaded()
    if (ended.problem && !ended.question) setProblem(ended.problem)
  }
  const load = () => attempt(takeIn)
  // What is asked only once it is being loaded is answered to load it.
  const answerAndLoad = (facts: StatedFacts) =>
    attempt(async () => {
      setStated(facts)
      setJob(null)
      onChange(await send<Upload>('PUT', `/api/uploads/${upload.id}`, facts))
      await takeIn()
    })
  const remove = () =>
    attempt(async () => {
      await ask(`/api/uploads/${upload.id}`, { method: 'DELETE' })
      onRemoved()
    })
  if (job?.state === 'done')
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
  return (
    <article class="card" aria-label={file} aria-busy={busy}>
      <h3>{upload.file}</h3>
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
      {upload.questions.map((question) => (
        <FileQuestion
          key={question.about}
          question={question}
          disabled={busy}
          onAnswer={(value) => state({ ...stated, ...answerOf(question.about, value, upload) })}
        />
      ))}
      {job?.question && (
        <FileQuestion
          question={job.question}
          disabled={busy}
          onAnswer={(value) => answerAndLoad({ ...stated, ...answerOf('relation', value, upload) })}
        />
      )}
      {job?.state === 'running' && (
        <progress value={job.progress ?? undefined} max="1" aria-label={say(job.label)} />
      )}
      {problem && <ProblemBox problem={problem} />}
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
      {!upload.bulletin && (
        <details open={upload.problem !== null}>
          <summary>{say({ zh: '不对？说明这个文件', en: 'Not right? Say what the file is' })}</summary>
          <FactsForm stated={stated} disabled={busy} onState={state} />
        </details>
      )}
    </article>
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

function answerOf(about: Question['about'], value: string, { load }: Upload): StatedFacts {
  if (about === 'flow') return { flow: value === 'import' ? 'import' : 'export' }
  if (about === 'months') return { months: value }
  if (about === 'repeated-rows') return { accept: [`repeated-rows:${value}`] }
  if (about === 'relation')
    return value === 'revised' || value === 'filtered' || value === 'part'
      ? { relation: value }
      : { scope: value }
  return { scope: value === 'whole' ? 'whole' : (load?.scope ?? 'whole') }
}
