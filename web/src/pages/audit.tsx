import { useState } from 'preact/hooks'
import { type AuditReport, type Problem, sendFile, toProblem } from '../api.ts'
import { AuditReportView } from '../audit/audit-report.tsx'
import { DropZone } from '../parts/drop-zone.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'

/** The audit of one text after another: that of the last, or why it failed. */
function useAudit() {
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<AuditReport | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [waiting, setWaiting] = useState(false)
  const audit = async (brief: File, withLedger: boolean) => {
    setFile(brief)
    setWaiting(true)
    setReport(null)
    setProblem(null)
    const query = new URLSearchParams({ name: brief.name, ...(withLedger && { against: '' }) })
    try {
      setReport(await sendFile<AuditReport>(`/api/audit?${query}`, brief))
    } catch (error) {
      setProblem(toProblem(error))
    }
    setWaiting(false)
  }
  return { file, report, problem, waiting, audit }
}

/** A published brief, with what does not agree in it marked where it stands. */
export function AuditPage() {
  const { say } = useSpeech()
  const { file, report, problem, waiting, audit } = useAudit()
  const [against, setAgainst] = useState(true)
  const [isPasted, setPasted] = useState(false)
  /** A text that was pasted before a file is not what its report is of. */
  const [filesDropped, setFilesDropped] = useState(0)
  return (
    <>
      <h1>{say({ zh: '核对', en: 'Audit' })}</h1>
      <p class="faint">
        {say({
          zh: '检查一份已发布的贸易简报、快讯或报道（中文或英文）：各数字是否相互符合，是否与台账相同。文字只读一遍，不保存。',
          en: 'Checks whether the figures of a published brief, release or article (Chinese or English) agree with each other, and with the ledger. The text is read once and not kept.',
        })}
      </p>
      <DropZone
        accept=".txt,.md,.html,.docx,.xlsx,.pdf"
        words={{
          zh: '把简报（Word、Excel、PDF、网页、Markdown 或文本）拖到这里，或者',
          en: 'Drop a brief here (Word, Excel, PDF, HTML, Markdown or text), or',
        }}
        onFiles={([brief]) => {
          if (!brief) return
          setFilesDropped(filesDropped + 1)
          setPasted(false)
          void audit(brief, against)
        }}
      />
      <LedgerChoice
        isChosen={against}
        onChoose={(isChosen) => {
          setAgainst(isChosen)
          if (file) void audit(file, isChosen)
        }}
      />
      <PastedText
        key={filesDropped}
        waiting={waiting}
        onText={(text) => {
          setPasted(true)
          void audit(pastedFile(text), against)
        }}
      />
      {waiting && <Skeleton lines={8} />}
      {problem && <ProblemBox problem={problem} />}
      {report && <AuditReportView report={report} isPasted={isPasted} />}
    </>
  )
}

/** Whether the figures are compared with those of the ledger too. */
function LedgerChoice({
  isChosen,
  onChoose,
}: {
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}) {
  const { say } = useSpeech()
  return (
    <p>
      <label class="tick">
        <input
          type="checkbox"
          checked={isChosen}
          onChange={({ currentTarget: { checked } }) => onChoose(checked)}
        />
        {say({ zh: '也与台账对照', en: 'Compare with the ledger too' })}
      </label>
    </p>
  )
}

/** A pasted text as the file that the desk reads. */
const pastedFile = (text: string): File =>
  new File([text], /^\s*\|/m.test(text) ? 'pasted.md' : 'pasted.txt', { type: 'text/plain' })

/** Where a text is pasted, with its tables as a spreadsheet or a page copies them. */
function PastedText({
  waiting,
  onText,
}: {
  readonly waiting: boolean
  readonly onText: (text: string) => void
}) {
  const { say } = useSpeech()
  const [text, setText] = useState('')
  return (
    <details>
      <summary>{say({ zh: '或粘贴文字', en: 'Or paste a text' })}</summary>
      <p>
        <textarea
          rows={10}
          class="pasted"
          aria-label={say({ zh: '要核对的文字', en: 'The text to audit' })}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </p>
      <p>
        <button type="button" disabled={waiting || text.trim() === ''} onClick={() => onText(text)}>
          {say({ zh: '核对', en: 'Audit it' })}
        </button>
      </p>
    </details>
  )
}
