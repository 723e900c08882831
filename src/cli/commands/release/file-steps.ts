import { type Command, Option } from 'commander'
import { type EditionLanguage, editionLanguages } from '../../../trade/trade.ts'
import { collect, examples } from '../../command.ts'
import { openLedgerFor } from '../../open-ledger.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { briefCommand, type Options, readInvocation, readSubject, report } from './invocation.ts'

export function submitCommand(release: Command, terminal: Terminal): void {
  const { say } = terminal
  briefCommand(release, terminal, 'submit', {
    zh: '把最近编制的简报提交审核',
    en: 'submit the brief that was built last for review',
  })
    .addOption(
      new Option(
        '--language <language>',
        say({
          zh: '哪种语言，可写几次；默认编制的全部',
          en: 'which language, also several; by default all built',
        }),
      )
        .choices([...editionLanguages])
        .argParser((text: string, before?: string[]) => collect(text, before)),
    )
    .addHelpText(
      'after',
      examples(terminal, [
        'release submit 2023-12 lithium-ion',
        'release submit 2023-12 lithium-ion --language zh',
      ]),
    )
    .action(
      async (
        month: string,
        product: string,
        options: Options & { readonly language?: EditionLanguage[] },
        command: Command,
      ) => {
        const invocation = await readInvocation(command, [month, product], options)
        const { submitBrief } = await import('../../../releases/releases.ts')
        const { workspace, asked } = invocation
        const subject = await readSubject(invocation)
        const ledger = await openLedgerFor(workspace, terminal, { readOnly: true })
        try {
          const submitted = await submitBrief(workspace, ledger, subject, {
            ...asked,
            languages: options.language,
          })
          await report(invocation, submitted, 'submit', { terminal, json: options.json })
        } finally {
          await ledger.close()
        }
      },
    )
}

export function signCommand(release: Command, terminal: Terminal): void {
  briefCommand(release, terminal, 'sign', {
    zh: '签发审核的版本，冻结它的全部文件',
    en: 'sign the version in review, which freezes all its files',
  })
    .addHelpText(
      'after',
      examples(terminal, [
        'release sign 2023-12 lithium-ion --person 陈主任',
        'release sign 2023-12 lithium-ion --reason 已电话核实',
      ]),
    )
    .action(async (month: string, product: string, options: Options, command: Command) => {
      const invocation = await readInvocation(command, [month, product], options)
      const { signBrief } = await import('../../../releases/releases.ts')
      const { workspace, asked } = invocation
      const subject = await readSubject(invocation)
      const ledger = await openLedgerFor(workspace, terminal, { readOnly: true })
      try {
        const signed = await signBrief(workspace, ledger, subject, asked)
        await report(invocation, signed, 'sign', { terminal, json: options.json })
      } finally {
        await ledger.close()
      }
    })
}
