import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { UserError } from '../../trade/errors/errors.ts'
import { countText } from '../../trade/numbers/numbers.ts'
import type { Finding } from '../../workspace/doctor/doctor.ts'
import { examples, exitCodes, type Subcommand } from '../command.ts'
import { findDeskFolder } from '../desk-folder.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { asJson, type Terminal, terminalEffects } from '../terminal/terminal.ts'

export const doctorCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('doctor')
    .description(
      say({
        zh: '检查这台机器和工作区哪里不对，该怎么办',
        en: 'examine what is wrong with this machine and the workspace, and what to do',
      }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['doctor', '-C briefs doctor --json']))
    .addHelpText(
      'after',
      say({
        zh: '\n退出码：0 正常（可以有警告），1 有问题。',
        en: '\nExit codes: 0 sound (with or without warnings), 1 something is wrong.',
      }),
    )
    .action((options: { readonly json?: boolean }, command: Command) => runDoctor(terminal, options, command))
}

async function runDoctor(
  terminal: Terminal,
  { json }: { readonly json?: boolean },
  command: Command,
): Promise<void> {
  const { examine, thisMachine } = await import('../../workspace/doctor/doctor.ts')
  const found = await findDeskFolder(command, undefined)
  const isNamed = command.getOptionValueSourceWithGlobals('workspace') === 'cli'
  const folder = isNamed || existsSync(join(found, 'tradebrief.yaml')) ? found : null
  const examination = await examine({
    ...{ machine: thisMachine, folder, effects: terminalEffects(terminal) },
    openLedger: (workspace) => openLedgerFor(workspace, terminal, { readOnly: true }),
  })
  terminal.print(json ? asJson(examination) : describe(examination.findings, folder, terminal))
  if (examination.findings.some(({ severity }) => severity === 'fault')) process.exitCode = exitCodes.findings
}

function describe(findings: readonly Finding[], folder: string | null, terminal: Terminal): string {
  const { say, style } = terminal
  const lines = findings.map((finding) => {
    const { words, where, hint, severity } = finding
    const text = new UserError(words, { ...(where && { where }), ...(hint && { hint }) }).explain(
      terminal.language,
    )
    const sign = severity === 'fault' ? '✗' : '!'
    return style(severity === 'fault' ? 'error' : 'warning', `${sign} ${text.replaceAll('\n', '\n  ')}`)
  })
  const examined = say(
    folder === null
      ? { zh: '已检查这台机器（这里没有工作区）', en: 'Examined: this machine (there is no workspace here)' }
      : { zh: `已检查这台机器和工作区 ${folder}`, en: `Examined: this machine and the workspace ${folder}` },
  )
  const outcome = say(
    findings.length === 0
      ? { zh: '：一切正常。', en: '. Nothing is wrong.' }
      : { zh: `：${countText(findings.length)} 处。`, en: `. Findings: ${countText(findings.length)}.` },
  )
  return [...lines, examined + outcome].join('\n')
}
