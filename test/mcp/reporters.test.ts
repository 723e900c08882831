import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { describe, expect, it } from 'vitest'
import { binary } from '../support/command.ts'
import { load, repository, workspaceWith } from '../support/workspaces.ts'

describe('tradebrief mcp with the data of another reporter', () => {
  it('adds them up in the currency of their source, apart from China’s', async () => {
    const folder = join(repository, 'test', 'cases', 'brief', 'reporter-japan')
    const japan = await readFile(join(folder, 'product.yaml'), 'utf8')
    const workspace = await workspaceWith({ 'japan.yaml': japan })
    const path = join(folder, 'hs_85_export.csv')
    await load(workspace, [path], { asOf: '2023-04-18', scope: 'whole' })
    const client = new Client({ name: 'test', version: '1' })
    const args = [binary, '-C', workspace.folder, '--ui', 'en', 'mcp']
    await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' }))
    const { structuredContent } = await client.callTool({
      name: 'totals',
      arguments: { product: 'japan', from: '2023-01', to: '2023-01' },
    })
    await client.close()
    // The column of January, in thousands of yen, of the rows of 2023.
    const rows = (await readFile(path, 'utf8'))
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','))
    const column = rows[0]?.indexOf('Value-Jan') ?? -1
    const thousands = rows
      .filter(([, year]) => year === '2023')
      .reduce((sum, fields) => sum + BigInt(fields[column] ?? ''), 0n)
    expect(structuredContent).toMatchObject({
      rows: [{ period: '2023-01', currency: 'JPY', value: String(thousands * 1000n) }],
      files: [{ file: 'hs_85_export.csv' }],
    })
  })
})
