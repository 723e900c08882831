import { useState } from 'preact/hooks'
import { type AuditReport, type Problem, sendFile, toProblem } from '../api.ts'
import { AuditReportView } from '../audit/audit-report.tsx'
import { DropZone } from '../parts/drop-zone.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'

/** A published brief, with what does not agree in it marked where it stands. */
export function AuditPage() {
  const { say } = useSpeech()
  const [file, setFile] = useState<File | null>(null)
  const [against, setAgainst] = useState(true)
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
  return (
    <>
      <h1>{say({ zh: '审核', en: 'Audit' })}</h1>
      <p class="faint">
        {say({
          zh: '检查一份已发布的中文简报：各数字是否相互符合，是否与台账相同。文件只读一遍，不保存。',
          en: 'Checks whether the figures of a published Chinese brief agree with each other, and with the ledger. The file is read once and not kept.',
        })}
      </p>
      <DropZone
        accept=".txt,.md,.html,.docx,.pdf"
        words={{
          zh: '把简报（Word、PDF、网页、Markdown 或文本）拖到这里，或者',
          en: 'Drop a brief here (Word, PDF, HTML, Markdown or text), or',
        }}
        onFiles={([brief]) => brief && void audit(brief, against)}
      />
      <p>
        <label class="tick">
          <input
            type="checkbox"
            checked={against}
            onChange={({ currentTarget: { checked } }) => {
              setAgainst(checked)
              if (file) void audit(file, checked)
            }}
          />
          {say({ zh: '也与台账对照', en: 'Hold it against the ledger too' })}
        </label>
      </p>
      {waiting && <Skeleton lines={8} />}
      {problem && <ProblemBox problem={problem} />}
      {report && <AuditReportView report={report} />}
    </>
  )
}
