import type { Command } from 'commander'
import type { Localized } from '../../trade/trade.ts'
import { examples, exitCodes, type Subcommand, workspaceFolder } from '../command.ts'

export const bridgeCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('bridge')
    .argument('<product>', say({ zh: '产品', en: 'product' }))
    .description(
      say({
        zh: '按编码对照表核对、建议产品在两个税则版本中的编码',
        en: 'check and propose a product’s codes on both sides of a new nomenclature',
      }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['bridge photovoltaics', 'bridge photovoltaics --json']))
    .action(async (productId: string, options: { json?: boolean }, command: Command) => {
      const { openWorkspace } = await import('../../workspace/project/project.ts')
      const { readProduct } = await import('../../workspace/project/products/products.ts')
      const { bridgeProduct } = await import('../../workspace/inspect/inspect.ts')
      const { bridgeReport } = await import('../../workspace/inspect/inspect.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const found = await bridgeProduct(workspace, await readProduct(workspace, productId))
      if (options.json) terminal.print(JSON.stringify(found, null, 2))
      else if (found.length === 0) terminal.print(say(noCodes))
      else
        terminal.print(
          found.map((productBridge) => bridgeReport(productBridge, terminal.language)).join('\n\n'),
        )
      if (found.some(({ standing }) => standing === 'lacking' || standing === 'broken'))
        process.exitCode = exitCodes.findings
    })
}

const noCodes: Localized = {
  zh: '产品文件没有这些对照表所涉及的税则版本的编码。',
  en: 'The product file has no codes of the nomenclatures of these tables.',
}
