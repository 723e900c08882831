import { useMemo } from 'preact/hooks'
import type { AuditReport } from '../api.ts'
import { useSpeech } from '../say.tsx'
import { AuditedBrief } from './audited-brief.tsx'
import { placeRemarks } from './place-remarks.ts'
import { listRemarks } from './remark.ts'
import { RemarkList } from './remark-list.tsx'

/** The audited brief with its marks, and beside it the list of what was found. */
export function AuditReportView({ report }: { readonly report: AuditReport }) {
  const { say } = useSpeech()
  const { amongThemselves, againstLedger } = useMemo(() => listRemarks(report), [report])
  const { marks, placed } = useMemo(
    () => placeRemarks(report.pieces, [...amongThemselves, ...againstLedger]),
    [report, amongThemselves, againstLedger],
  )
  return (
    <section class="report with-panel" aria-labelledby="report">
      <h2 id="report">{report.file}</h2>
      <AuditSummary report={report} differing={againstLedger.length} />
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
          {report.against && (
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
          {report.unread.length > 0 && <UnreadList report={report} />}
        </aside>
      </div>
    </section>
  )
}

/** How much was read, checked and found. */
function AuditSummary({
  report,
  differing,
}: {
  readonly report: AuditReport
  /** Figures that differ from the ledger. */
  readonly differing: number
}) {
  const { say } = useSpeech()
  const identities = report.checked.reduce((sum, { count }) => sum + count, 0)
  const findings = report.findings.length + report.furtherFindings
  const compared = report.against
  const unknown = compared?.figures.filter(({ standing }) => standing === 'unknown').length ?? 0
  return (
    <p role="status">
      {say({
        zh: `读到 ${report.tables} 张表、${report.figures} 个数字；检查 ${identities} 项关系；发现 ${findings} 处。`,
        en: `Read ${report.tables} tables and ${report.figures} figures; checked ${identities} identities; ${findings} findings.`,
      })}
      {compared &&
        say({
          zh: `与台账中 ${compared.product} ${compared.month} 对照 ${compared.figures.length} 个数字，${differing} 个不同，${unknown} 个无从对照。`,
          en: ` ${compared.figures.length} figures were held against ${compared.product} ${compared.month} of the ledger: ${differing} are others, ${unknown} have nothing to be held against.`,
        })}
    </p>
  )
}

function UnreadList({ report }: { readonly report: AuditReport }) {
  const { say } = useSpeech()
  const unread = report.unread.length + report.furtherUnread
  return (
    <details>
      <summary>{say({ zh: `读不出 ${unread} 处`, en: `${unread} could not be read` })}</summary>
      <ul>
        {report.unread.map((item) => (
          <li key={item.en}>{say(item)}</li>
        ))}
      </ul>
    </details>
  )
}
