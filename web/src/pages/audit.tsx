import { useState } from 'preact/hooks'
import { type AuditFinding, type AuditReport, type Problem, problemOf, sendFile } from '../api.ts'
import { DropZone } from '../parts/drop-zone.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'

/** A published brief, with what does not agree in it marked where it stands. */
export function AuditPage() {
  const { say } = useSpeech()
  const [report, setReport] = useState<AuditReport | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [waiting, setWaiting] = useState(false)
  const take = async ([file]: readonly File[]) => {
    if (!file) return
    setWaiting(true)
    setReport(null)
    setProblem(null)
    try {
      setReport(await sendFile<AuditReport>(`/api/audit?name=${encodeURIComponent(file.name)}`, file))
    } catch (error) {
      setProblem(problemOf(error))
    }
    setWaiting(false)
  }
  return (
    <>
      <h1>{say({ zh: '审核', en: 'Audit' })}</h1>
      <p class="faint">
        {say({
          zh: '检查一份已发布的中文简报：各数字是否相互符合。文件只读一遍，不保存。',
          en: 'Checks whether the figures of a published Chinese brief agree with each other. The file is read once and not kept.',
        })}
      </p>
      <DropZone
        accept=".txt,.md,.html,.docx,.pdf"
        words={{
          zh: '把简报（Word、PDF、网页、Markdown 或文本）拖到这里，或者',
          en: 'Drop a brief here (Word, PDF, HTML, Markdown or text), or',
        }}
        onFiles={take}
      />
      {waiting && <Skeleton lines={8} />}
      {problem && <ProblemBox problem={problem} />}
      {report && <Report report={report} />}
    </>
  )
}

function Report({ report }: { readonly report: AuditReport }) {
  const { say } = useSpeech()
  const identities = report.checked.reduce((sum, { count }) => sum + count, 0)
  return (
    <section aria-labelledby="report">
      <h2 id="report">{report.file}</h2>
      <p>
        {say({
          zh: `读到 ${report.tables} 张表、${report.figures} 个数字；检查 ${identities} 项关系；发现 ${report.findings.length} 处。`,
          en: `Read ${report.tables} tables and ${report.figures} figures; checked ${identities} identities; ${report.findings.length} findings.`,
        })}
      </p>
      <ol class="audit-findings">
        {report.findings.map((finding) => (
          <li key={finding.words.map(({ en }) => en).join()}>
            {finding.words.map((line, index) => (
              <p key={line.en} class={index === 0 ? 'strong' : 'faint'}>
                {say(line)}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {report.unread.length > 0 && (
        <details>
          <summary>
            {say({
              zh: `读不出 ${report.unread.length} 处`,
              en: `${report.unread.length} could not be read`,
            })}
          </summary>
          <ul>
            {report.unread.map((one) => (
              <li key={one.en}>{say(one)}</li>
            ))}
          </ul>
        </details>
      )}
      <article class="audited" lang="zh-CN">
        {report.pieces.map((piece) =>
          piece.kind === 'text' ? (
            <p key={`${piece.line} ${piece.text}`}>
              <Marked text={piece.text} findings={findingsAt(report, piece.line)} />
            </p>
          ) : (
            <Scroll key={piece.text} label={piece.text}>
              <table>
                <tbody>
                  {piece.rows.map((row) => {
                    const here = findingsAt(report, row.line).filter(
                      (finding) => finding.row === null || row.cells.includes(finding.row),
                    )
                    return (
                      <tr key={row.cells.join()} class={here.length > 0 ? 'marked' : undefined}>
                        {row.cells.map((cell, column) => (
                          <td key={`${String(column)} ${cell}`} class={column > 0 ? 'number' : undefined}>
                            <Marked text={cell} findings={here} />
                          </td>
                        ))}
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </Scroll>
          ),
        )}
      </article>
    </section>
  )
}

/** The findings about a line of the file; where its format has no lines, those of tables go by their row’s name. */
const findingsAt = (report: AuditReport, line: number | null): AuditFinding[] =>
  report.findings.filter((finding) => finding.line === line && finding.printed !== null)

function Marked({ text, findings }: { readonly text: string; readonly findings: readonly AuditFinding[] }) {
  const { say } = useSpeech()
  const found = findings.find(({ printed }) => printed !== null && printed !== '' && text.includes(printed))
  if (!found?.printed) return <>{text}</>
  const at = text.indexOf(found.printed)
  return (
    <>
      {text.slice(0, at)}
      <mark title={found.words[0] && say(found.words[0])}>{found.printed}</mark>
      {text.slice(at + found.printed.length)}
    </>
  )
}
