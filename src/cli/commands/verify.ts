import type { Command } from 'commander'
import { UserError } from '../../trade/errors/errors.ts'
import { counted, countText, groupThousands } from '../../trade/numbers/numbers.ts'
import type { VerificationFinding, WorkspaceVerification } from '../../workspace/inspect/inspect.ts'
import { examples, exitCodes, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { asJson, type Terminal, terminalEffects } from '../terminal/terminal.ts'

export const verifyCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('verify')
    .description(
      say({
        zh: '读遍台账和工作区的文件，核对是否完好',
        en: 'read all of the ledger and the files of the workspace, and check that they are sound',
      }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['verify', 'verify --json']))
    .addHelpText(
      'after',
      say({
        zh: '\n退出码：0 完好（可以有警告），1 有损坏。',
        en: '\nExit codes: 0 sound (with or without warnings), 1 something is damaged.',
      }),
    )
    .action(async (options: { json?: boolean }, command: Command) => {
      const { openWorkspace } = await import('../../workspace/project/project.ts')
      const { verifyWorkspace } = await import('../../workspace/inspect/inspect.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const open = () => openLedgerFor(workspace, terminal, { readOnly: true })
      const verification = await verifyWorkspace(workspace, open, terminalEffects(terminal))
      terminal.print(options.json ? asJson(verification) : described(verification, terminal))
      if (verification.findings.some(({ severity }) => severity === 'fault'))
        process.exitCode = exitCodes.findings
    })
}

function described({ ledger, files, findings }: WorkspaceVerification, terminal: Terminal): string {
  const { say, style } = terminal
  const lines = findings.map((finding) =>
    style(finding.severity === 'fault' ? 'error' : 'warning', textOf(finding, terminal)),
  )
  const faults = findings.filter(({ severity }) => severity === 'fault').length
  const rows = ledger && groupThousands(String(ledger.rows))
  lines.push(
    say({
      zh: `已读：${ledger ? `台账 ${countText(ledger.loads)} 次载入，${rows} 行；` : ''}${countText(files)} 个文件。${
        faults > 0 ? `${countText(faults)} 处损坏。` : '完好。'
      }`,
      en: `Read: ${ledger ? `ledger of ${counted(ledger.loads, 'load', 'loads')}, ${rows} rows; ` : ''}${counted(files, 'file', 'files')}. ${
        faults > 0 ? `${counted(faults, 'fault', 'faults')}.` : 'All sound.'
      }`,
    }),
  )
  return lines.join('\n')
}

const textOf = ({ words, where, hint }: VerificationFinding, { language }: Terminal): string =>
  new UserError(words, { ...(where && { where }), ...(hint && { hint }) }).explain(language)
