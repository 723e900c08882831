import { useMemo, useRef } from 'preact/hooks'
import { type AuditReport, type ListedProduct, type Localized, useAnswer } from '../api.ts'
import { downloadBlob } from '../parts/download-blob.ts'
import { periodName } from '../periods.ts'
import { useSpeech } from '../say.tsx'
import { AuditedBrief } from './audited-brief.tsx'
import { type Placed, placeRemarks } from './place-remarks.ts'
import { listRemarks, type Remark } from './remark.ts'
import { RemarkList } from './remark-list.tsx'
import { reportFile } from './report-file.ts'

const pastedWords: Localized = { zh: '粘贴的文字', en: 'Pasted text' }

/** The audited brief with its marks, and beside it the list of what was found. */
export function AuditReportView({
  report,
  isPasted,
}: {
  readonly report: AuditReport
  /** Whether it is of a text that was pasted, which has no name. */
  readonly isPasted: boolean
}) {
  const { say, language } = useSpeech()
  const section = useRef<HTMLElement>(null)
  const name = isPasted ? say(pastedWords) : report.file
  const store = () => {
    if (!section.current) return
    const title = say({ zh: `核对 ${name}`, en: `Audit of ${name}` })
    const page = reportFile(section.current, title, language)
    downloadBlob(new Blob([page], { type: 'text/html;charset=utf-8' }), `${title}.html`)
  }
  const { amongThemselves, againstLedger } = useMemo(() => listRemarks(report), [report])
  const { marks, placed } = useMemo(
    () => placeRemarks(report.pieces, [...amongThemselves, ...againstLedger]),
    [report, amongThemselves, againstLedger],
  )
  return (
    <section class="report with-panel" aria-labelledby="report" ref={section}>
      <h2 id="report">{name}</h2>
      <p class="tools">
        <button type="button" onClick={store}>
          {say({ zh: '下载核对报告', en: 'Download the report' })}
        </button>
      </p>
      <AuditSummary report={report} differing={againstLedger.length} />
      <div class="desk">
        <AuditedBrief pieces={report.pieces} marks={marks} />
        <Findings {...{ report, amongThemselves, againstLedger, placed }} />
      </div>
    </section>
  )
}

/** What was found: among the figures, and against the ledger; then what could not be read. */
function Findings({
  report,
  amongThemselves,
  againstLedger,
  placed,
}: {
  readonly report: AuditReport
  readonly amongThemselves: readonly Remark[]
  readonly againstLedger: readonly Remark[]
  readonly placed: Placed['placed']
}) {
  const { say } = useSpeech()
  return (
    <aside class="panel" aria-label={say({ zh: '发现', en: 'Findings' })}>
      <h3>{say({ zh: '数字之间', en: 'Among the figures' })}</h3>
      {amongThemselves.length === 0 && <p class="faint">{say({ zh: '相互符合。', en: 'They agree.' })}</p>}
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
            <p class="faint">{say({ zh: '没有不同。', en: 'No differences.' })}</p>
          )}
          <RemarkList remarks={againstLedger} placed={placed} />
        </>
      )}
      {report.againstProblem && (
        <p class="note">
          {say({ zh: '没有与台账对照：', en: 'Not compared with the ledger: ' })}
          {say(report.againstProblem.words)}
        </p>
      )}
      {report.unread.length > 0 && <UnreadList report={report} />}
    </aside>
  )
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

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
  const products = useAnswer<readonly ListedProduct[]>(compared ? '/api/products' : '').answer
  const product = products?.find(({ id }) => id === compared?.product)?.name
  const unknown = compared?.figures.filter(({ standing }) => standing === 'unknown').length ?? 0
  return (
    <p role="status">
      {say({
        zh: `读到 ${report.tables} 张表、${report.figures} 个数字；检查 ${identities} 项关系；发现 ${findings} 处。`,
        en: `Read ${counted(report.tables, 'table')} and ${counted(report.figures, 'figure')}; checked ${counted(identities, 'relation')} between them; ${counted(findings, 'finding')}.`,
      })}
      {compared &&
        say({
          zh: `与台账中${product?.zh ?? ''}${periodName(compared.month, 'zh')}的数据对照 ${compared.figures.length} 个数字，${differing} 个不同，${unknown} 个无从对照。`,
          en: ` ${counted(compared.figures.length, 'figure')} compared with the ledger (${product?.en ?? 'the product'}, ${periodName(compared.month, 'en')}): ${differing} ${differing === 1 ? 'differs' : 'differ'}, ${unknown} ${unknown === 1 ? 'is' : 'are'} not in the ledger.`,
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
