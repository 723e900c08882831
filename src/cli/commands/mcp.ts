import type { Command } from 'commander'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'

export const mcpCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('mcp')
    .description(
      say({
        zh: '供助手程序（MCP）从标准输入输出读取工作区：查数字、读简报、核对文字；只读',
        en: 'let an assistant (MCP) read the workspace over standard input and output: find figures, read briefs, check texts; read-only',
      }),
    )
    .addHelpText('after', examples(terminal, ['mcp', '-C /path/to/workspace --ui zh mcp']))
    .addHelpText(
      'after',
      say({
        zh: '\n由助手程序启动：在其设置中写命令 tradebrief 和参数 -C 文件夹 mcp。工作台在 /mcp 提供同样的工具（HTTP）。',
        en: '\nThe assistant starts it: its settings name the command tradebrief with the arguments -C FOLDER mcp. The desk has the same tools at /mcp (HTTP).',
      }),
    )
    .action(async (_options: object, command: Command) => {
      const { default: pLimit } = await import('p-limit')
      const { openWorkspace, openLedger } = await import('../../workspace/project/project.ts')
      const { openWorkspaceData, serveStdio } = await import('../../mcp/mcp.ts')
      const folder = workspaceFolder(command)
      await openWorkspace(folder) // a folder that is no workspace is refused at once
      // One call after another: each opens the ledger, so that others can load files in between.
      const inTurn = pLimit(1)
      await serveStdio({
        language: terminal.language,
        onError: (error) =>
          terminal.tell(error instanceof Error ? (error.stack ?? error.message) : String(error)),
        use: (work) =>
          inTurn(async () => {
            const workspace = await openWorkspace(folder)
            const ledger = await openLedger(workspace, { readOnly: true })
            try {
              return await work(openWorkspaceData(workspace, ledger))
            } finally {
              await ledger.close()
            }
          }),
      })
    })
}
