import type { Command } from 'commander'
import type { CheckFinding, CheckResult } from '../../review/checks/checks.ts'
import type { BriefOptions, CheckReport } from '../../workspace/build/build.ts'
import {
  briefOptions,
  periodArgument,
  periodWords,
  withAcceptance,
  withBriefOptions,
} from '../arguments/arguments.ts'
import { examples, exitCodes, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { asJson, type Terminal, terminalEffects } from '../terminal/terminal.ts'

interface Options extends BriefOptions {
  readonly json?: boolean
  readonly reason?: string
}

export const checkCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  withAcceptance(
    withBriefOptions(
      program
        .command('check')
        .argument('<month>', say(periodWords))
        .argument('[products...]', say({ zh: '产品，默认全部', en: 'products; all by default' }))
        .description(
          say({
            zh: '检查数据：是否齐全、相符，有无可疑之处',
            en: 'check the data: whether they are complete, agree, and are plausible',
          }),
        ),
      terminal,
    ),
    terminal,
  )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['check 2023-12', 'check 2023-12 lithium-ion --json']))
    .addHelpText(
      'after',
      say({
        zh: '\n退出码：0 没有警告，1 有警告，2 不能编制简报，或有待确认的数据。',
        en: '\nExit codes: 0 no warnings, 1 warnings, 2 no brief can be built, or data wait to be confirmed.',
      }),
    )
    .action((monthText: string, ids: string[], options: Options, command: Command) =>
      runCheck(terminal, { monthText, ids, options, command }),
    )
}

interface Invocation {
  readonly monthText: string
  readonly ids: readonly string[]
  readonly options: Options
  readonly command: Command
}

async function runCheck(terminal: Terminal, { monthText, ids, options, command }: Invocation): Promise<void> {
  const { edition, last: month } = periodArgument(monthText)
  const { openWorkspace } = await import('../../workspace/project/project.ts')
  const { chosenProducts } = await import('../../workspace/project/products/products.ts')
  const { checkProduct } = await import('../../workspace/build/build.ts')
  const { toConfirm } = await import('../../workspace/build/confirmations/confirmations.ts')
  const { countFindings: countOf, productsSummary } = await import('../../workspace/build/build.ts')
  const workspace = await openWorkspace(workspaceFolder(command))
  const products = (await chosenProducts(workspace, ids)).map((product) => ({ ...product, edition }))
  const ledger = await openLedgerFor(workspace, terminal, { readOnly: true })
  const progress = terminalEffects(terminal).progress(
    { zh: '检查数据', en: 'checking data' },
    products.length,
  )
  try {
    const reports: CheckReport[] = []
    for (const product of products) {
      const report = await checkProduct(workspace, ledger, product, month, briefOptions(options))
      reports.push(report)
      if (!options.json) terminal.print(await inWords(report, terminal))
      progress.advance(1)
    }
    if (options.json) terminal.print(asJson(reports))
    else if (reports.length > 1) terminal.tell(terminal.say(productsSummary(reports)))
    if (reports.some((report) => countOf(report, 'refusal') > 0 || toConfirm(report).length > 0))
      process.exitCode = exitCodes.userMistake
    else if (reports.some((report) => countOf(report, 'warning') > 0)) process.exitCode = exitCodes.findings
  } finally {
    progress.done()
    await ledger.close()
  }
}

/** A line a check, with what it found under it. */
async function inWords(report: CheckReport, terminal: Terminal): Promise<string> {
  const { checksSummary } = await import('../../workspace/build/build.ts')
  const { style, language } = terminal
  return [
    style('strong', `${report.product} ${report.month}`),
    ...report.results.flatMap((result) => [checkLine(result, terminal), ...found(result, terminal)]),
    checksSummary(report, language),
  ].join('\n')
}

function checkLine({ title, looked, findings }: CheckResult, { say, style }: Terminal): string {
  const open = findings.filter(({ confirmed }) => !confirmed)
  const mostSevere = severities.find((severity) => open.some((finding) => finding.severity === severity))
  const sign = mostSevere === undefined ? (looked === 0 ? '·' : '✓') : signs[mostSevere]
  return `  ${sign} ${say(title)} ${style('faint', `(${looked})`)}`
}

const severities = ['refusal', 'confirmation', 'warning', 'note'] as const

const signs = { refusal: '✗', confirmation: '?', warning: '!', note: '-' } as const

const found = ({ findings }: CheckResult, { say, style }: Terminal): string[] =>
  findings.map(({ severity, words, confirmation, confirmed }: CheckFinding) => {
    const how = confirmed
      ? ` (${say({ zh: `${confirmed.confirmedAt.slice(0, 10)} 已确认`, en: `confirmed on ${confirmed.confirmedAt.slice(0, 10)}` })})`
      : confirmation
        ? `\n        --accept ${confirmation.id}`
        : ''
    const text = `      ${confirmed ? '✓' : signs[severity]} ${say(words)}${how}`
    if (confirmed) return text
    return severity === 'refusal' || severity === 'confirmation'
      ? style('error', text)
      : severity === 'warning'
        ? style('warning', text)
        : text
  })
