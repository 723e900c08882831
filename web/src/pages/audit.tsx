import { useMemo, useState } from 'preact/hooks'
import { type AuditReport, type Problem, sendFile, toProblem } from '../api.ts'
import { AuditedBrief } from '../audit/audited-brief.tsx'
import { placeRemarks } from '../audit/place-remarks.ts'
import { listRemarks } from '../audit/remark.ts'
import { RemarkList } from '../audit/remark-list.tsx'
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
      {report && <Report report={report} />}
    </>
  )
}

function Report({ report }: { readonly report: AuditReport }) {
  const { say } = useSpeech()
  const { amongThemselves, againstLedger } = useMemo(() => listRemarks(report), [report])
  const { marks, placed } = useMemo(
    () => placeRemarks(report.pieces, [...amongThemselves, ...againstLedger]),
    [report, amongThemselves, againstLedger],
  )
  const identities = report.checked.reduce((sum, { count }) => sum + count, 0)
  const findings = report.findings.length + report.furtherFindings
  const unread = report.unread.length + report.furtherUnread
  const held = report.against
  const unknown = held?.figures.filter(({ standing }) => standing === 'unknown').length ?? 0
  return (
    <section class="report with-panel" aria-labelledby="report">
      <h2 id="report">{report.file}</h2>
      <p role="status">
        {say({
          zh: `读到 ${report.tables} 张表、${report.figures} 个数字；检查 ${identities} 项关系；发现 ${findings} 处。`,
          en: `Read ${report.tables} tables and ${report.figures} figures; checked ${identities} identities; ${findings} findings.`,
        })}
        {held &&
          say({
            zh: `与台账中 ${held.product} ${held.month} 对照 ${held.figures.length} 个数字，${againstLedger.length} 个不同，${unknown} 个无从对照。`,
            en: ` ${held.figures.length} figures were held against ${held.product} ${held.month} of the ledger: ${againstLedger.length} are others, ${unknown} have nothing to be held against.`,
          })}
      </p>
      <div class="desk">
        <AuditedBrief pieces={report.pieces} marks={marks} />
        <aside class="panel" aria-label={say({ zh: '发现', en: 'Findings' })}>
          <h3>{say({ zh: '数字之间', en: 'Among the figures' })}</h3>
          {amongThemselves.length === 0 && (
            <p class="faint">{say({ zh: '相互符合。', en: 'They agree.' })}</p>
          )}
          <RemarkList remarks={amongThemselves} placed={placed} />
          {report.furtherFindings > 0 && (
            <p class="note">
              {say({
                zh: `另有 ${report.furtherFindings} 处未列出。`,
                en: `${report.furtherFindings} more are not listed.`,
              })}
            </p>
          )}
          {held && (
            <>
              <h3>{say({ zh: '与台账对照', en: 'Against the ledger' })}</h3>
              {againstLedger.length === 0 && (
                <p class="faint">{say({ zh: '没有不同。', en: 'None is another.' })}</p>
              )}
              <RemarkList remarks={againstLedger} placed={placed} />
            </>
          )}
          {report.againstProblem && (
            <p class="note">
              {say({ zh: '没有与台账对照：', en: 'It was not held against the ledger: ' })}
              {say(report.againstProblem.words)}
            </p>
          )}
          {report.unread.length > 0 && (
            <details>
              <summary>
                {say({
                  zh: `读不出 ${unread} 处`,
                  en: `${unread} could not be read`,
                })}
              </summary>
              <ul>
                {report.unread.map((item) => (
                  <li key={item.en}>{say(item)}</li>
                ))}
              </ul>
            </details>
          )}
        </aside>
      </div>
    </section>
  )
}
