import { Argument } from 'commander'
import { examples, type Subcommand } from '../command.ts'

export const schemaCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('schema')
    .addArgument(
      new Argument('<file>', say({ zh: '哪种文件', en: 'which file' })).choices(['product', 'workspace']),
    )
    .description(
      say({
        zh: '输出产品文件或工作区文件的 JSON Schema',
        en: 'print the JSON Schema of product or workspace files',
      }),
    )
    .addHelpText('after', examples(terminal, ['schema product > product.schema.json', 'schema workspace']))
    .action(async (file: 'product' | 'workspace') => {
      const { jsonSchemas } = await import('../../workspace/project/project.ts')
      terminal.print(JSON.stringify(jsonSchemas()[file], null, 2))
    })
}
