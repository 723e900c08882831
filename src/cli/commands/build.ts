import type { Command } from 'commander'
import { UserError } from '../../trade/user-error.ts'
import { collect, examples, type Subcommand, workspaceFolder } from '../command.ts'
import { monthArgument } from '../month-argument.ts'
import { terminalEffects } from '../terminal-effects.ts'

interface Options {
  readonly formats?: string
  readonly acceptTruncated?: string[]
  readonly json?: boolean
}

export const buildCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('build')
    .argument('<month>', say({ zh: '月份，如 2023-12', en: 'month, such as 2023-12' }))
    .argument('[products...]', say({ zh: '产品，默认全部', en: 'products; all by default' }))
    .description(say({ zh: '编制简报，写入 briefs/', en: 'build the briefs into briefs/' }))
    .option(
      '--formats <list>',
      say({ zh: '格式，用逗号隔开，默认全部', en: 'formats, with commas; all by default' }),
    )
    .option(
      '--accept-truncated <file>',
      say({ zh: '认可这个被截断的文件', en: 'take this cut-off file as it is' }),
      collect,
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText(
      'after',
      examples(terminal, ['build 2023-12', 'build 2023-12 lithium-ion --formats docx,html']),
    )
    .action(async (monthText: string, ids: string[], options: Options, command: Command) => {
      const month = monthArgument(monthText)
      const { openLedger, openWorkspace, readProduct, readProducts } = await import('../../workspace/open.ts')
      const { makeBrief, writeBrief } = await import('../../workspace/build.ts')
      const { pressesFor } = await import('../../press/index.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const presses = await pressesFor(options.formats?.split(',').map((format) => format.trim()))
      const products =
        ids.length > 0
          ? await Promise.all(ids.map((id) => readProduct(workspace, id)))
          : await readProducts(workspace)
      if (products.length === 0) throw noProducts()
      const ledger = await openLedger(workspace, { readOnly: true })
      const progress = terminalEffects(terminal).progress(
        { zh: '编制简报', en: 'building briefs' },
        products.length,
      )
      const records: unknown[] = []
      let failed = 0
      try {
        for (const product of products) {
          try {
            const brief = await makeBrief(workspace, ledger, product, month, {
              ...(options.acceptTruncated && { acceptTruncated: options.acceptTruncated }),
            })
            const files = await writeBrief(workspace, brief, presses)
            records.push({ product: product.id, files })
            for (const warning of brief.warnings)
              terminal.tell(terminal.style('warning', `! ${say(warning)}`))
            if (!options.json) for (const file of files) terminal.print(file)
          } catch (error) {
            // A product that cannot be built does not keep the others back.
            if (!(error instanceof UserError)) throw error
            failed++
            terminal.tell(terminal.style('error', `${product.id}: ${error.explain(terminal.language)}`))
            records.push({ product: product.id, error: error.message })
          }
          progress.advance(1)
        }
      } finally {
        progress.done()
        await ledger.close()
      }
      if (options.json) terminal.print(JSON.stringify(records, null, 2))
      if (failed > 0) process.exitCode = 2
    })
}

function noProducts(): UserError {
  return new UserError(
    { zh: '工作区里还没有产品文件。', en: 'The workspace has no product files yet.' },
    {
      hint: {
        zh: '在 products/ 中写一个，如 lithium-ion.yaml。',
        en: 'Write one in products/, such as lithium-ion.yaml.',
      },
    },
  )
}
