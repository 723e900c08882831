import type { Command } from 'commander'
import type { AuditFinding, AuditReport, Standing } from '../../review/audit/audit.ts'
import { counted } from '../../trade/numbers/numbers.ts'
import type { Language } from '../../trade/trade.ts'
import type { AuditAgainst } from '../../workspace/inspect/inspect.ts'
import { examples, exitCodes, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { type Terminal, tidyWhenStopped } from '../terminal/terminal.ts'

interface Options {
  /** True where no product is named. */
  readonly against?: string | true
  readonly json?: boolean
}

const exitCode = ({ findings, unread }: AuditReport): number =>
  findings.length > 0 ? exitCodes.findings : unread.length > 0 ? exitCodes.userMistake : 0

export const auditCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('audit')
    .argument(
      '<file>',
      say({
        zh: '贸易文字：.txt、.md、.html、.docx、.xlsx 或 .pdf',
        en: 'the text: .txt, .md, .html, .docx, .xlsx or .pdf',
      }),
    )
    .description(
      say({
        zh: '核对一份已发布的贸易简报、快讯或报道：各数字是否相互符合',
        en: 'check whether the figures of a published brief, release or article agree with each other',
      }),
    )
    .option(
      '--against [product]',
      say({
        zh: '还与工作区的台账对照；产品可省，按脚注的编码认',
        en: 'hold it against the workspace’s ledger too; the product is told by the codes of its footnote',
      }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText(
      'after',
      examples(terminal, [
        'audit brief.docx',
        'audit brief.pdf --json',
        'audit brief.docx --against lithium-ion',
      ]),
    )
    .addHelpText(
      'after',
      say({
        zh: '\n退出码：0 没有发现，1 有发现，2 有读不出的内容。',
        en: '\nExit codes: 0 nothing found, 1 findings, 2 something could not be read.',
      }),
    )
    .action(async (file: string, options: Options, command: Command) => {
      const { auditFile } = await import('../../workspace/inspect/inspect.ts')
      tidyWhenStopped(terminal)
      const report = await auditFile(file)
      const against = options.against ? await heldAgainst(file, options.against, command, terminal) : null
      if (options.json) terminal.print(JSON.stringify(against ? { ...report, against } : report, null, 2))
      else {
        terminal.print(await inWords(report, terminal))
        if (against) terminal.print(await againstInWords(against, terminal))
      }
      const odd = against?.figures.some(({ standing }) => isOdd(standing))
      process.exitCode = odd ? exitCodes.findings : exitCode(report)
    })
}

async function heldAgainst(
  file: string,
  product: string | true,
  command: Command,
  terminal: Terminal,
): Promise<AuditAgainst> {
  const { openWorkspace } = await import('../../workspace/project/project.ts')
  const { auditAgainst } = await import('../../workspace/inspect/inspect.ts')
  const workspace = await openWorkspace(workspaceFolder(command))
  const ledger = await openLedgerFor(workspace, terminal, { readOnly: true })
  try {
    return await auditAgainst(workspace, ledger, file, product === true ? null : product)
  } finally {
    await ledger.close()
  }
}

const isOdd = (standing: Standing): boolean => standing !== 'same' && standing !== 'rounded'

/** How many figures stand how, and those that are not ours, with ours beside. */
async function againstInWords(
  { product, month, figures }: AuditAgainst,
  terminal: Terminal,
): Promise<string> {
  const { wordPlace } = await import('../../review/audit/audit.ts')
  const { standingWords } = await import('../../workspace/words/words.ts')
  const { say, style, language } = terminal
  const odd = figures.filter(({ standing }) => isOdd(standing))
  const counts = (Object.keys(standingWords) as Standing[]).flatMap((standing) => {
    const count = figures.filter((figure) => figure.standing === standing).length
    return count > 0 ? [`${say(standingWords[standing])} ${count}`] : []
  })
  return [
    style(
      'strong',
      say({ zh: `对照台账：${product} ${month}`, en: `against the ledger: ${product} ${month}` }),
    ),
    ...odd.map(({ place, printed, ours, standing, vintage }) => {
      const current = ours === null ? '' : say({ zh: `，我们的是 ${ours}`, en: `, ours is ${ours}` })
      const subject = vintage === null ? '' : ` (${vintage})`
      return `  ${style('warning', '!')} ${wordPlace(place, language)}: ${printed}${current} — ${say(standingWords[standing])}${subject}`
    }),
    counts.join(language === 'zh' ? '，' : ', '),
  ].join('\n')
}

/** Findings grouped by table, then what could not be read, then what was checked. */
async function inWords(report: AuditReport, terminal: Terminal) {
  const { findings, furtherFindings, checked, unread, furtherUnread, tables, figures } = report
  const { identityWords, wordAuditFinding, wordUnread } = await import('../../review/audit/audit.ts')
  const { say, style, language } = terminal
  const lines: string[] = []
  for (const [title, auditFindings] of byTable(findings, language)) {
    lines.push(style('strong', title))
    for (const finding of auditFindings) {
      const [first = '', ...rest] = wordAuditFinding(finding, language)
      lines.push(`  ${style('warning', '!')} ${first}`, ...rest.map((line) => `      ${line}`))
    }
  }
  if (furtherFindings > 0)
    lines.push(say({ zh: `另有 ${furtherFindings} 处未列出`, en: `${furtherFindings} more are not listed` }))
  if (unread.length > 0) {
    lines.push(style('strong', say({ zh: '读不出', en: 'could not be read' })))
    lines.push(...unread.slice(0, 20).map((item) => `  ? ${wordUnread(item, language)}`))
    const more = unread.length - 20 + furtherUnread
    if (more > 0) lines.push(`  … ${more}`)
  }
  const findingCount = findings.length + furtherFindings
  const identities = checked.reduce((sum, { count }) => sum + count, 0)
  const broken = checked.reduce((sum, entry) => sum + entry.broken, 0)
  lines.push(
    say({
      zh: `读到 ${tables} 张表、${figures} 个数字；检查 ${identities} 项关系，${broken} 项不成立；发现 ${findingCount} 处。`,
      en: `Read ${counted(tables, 'table', 'tables')} and ${counted(figures, 'figure', 'figures')}; checked ${counted(identities, 'relation', 'relations')} between them, of which ${broken} ${broken === 1 ? 'does' : 'do'} not hold; ${counted(findingCount, 'finding', 'findings')}.`,
    }),
    ...checked.map(({ kind, count, broken: not }) =>
      style(
        'faint',
        `  ${String(count).padStart(4)}  ${identityWords[kind][language]}${not === 0 ? '' : ` (${not})`}`,
      ),
    ),
  )
  if (identities === 0)
    lines.push(
      say({
        zh: '没有可检查的关系。audit 读中文和英文的文字，不读其他语言的简报。',
        en: 'There was nothing to check. audit reads texts in Chinese and in English, and no briefs in other languages.',
      }),
    )
  return lines.join('\n')
}

/** Findings under the name of the brief, where a file holds several, and of the table that they stand in. */
function byTable(findings: readonly AuditFinding[], language: Language): ReadonlyMap<string, AuditFinding[]> {
  const tables = new Map<string, AuditFinding[]>()
  for (const finding of findings) {
    const { brief, table = 0 } = finding.place
    const zh = [brief === undefined ? '' : `第 ${brief} 篇`, table === 0 ? '全文' : `表${table}`]
    const en = [brief === undefined ? '' : `brief ${brief}`, table === 0 ? 'the whole' : `table ${table}`]
    const title = (language === 'zh' ? zh : en)
      .filter((word) => word !== '')
      .join(language === 'zh' ? ' ' : ', ')
    const auditFindings = tables.get(title)
    if (auditFindings) auditFindings.push(finding)
    else tables.set(title, [finding])
  }
  return tables
}
