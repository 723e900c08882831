import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tradebrief } from '../support/command.ts'
import { load, repository, workspaceWith } from '../support/workspaces.ts'

const folder = join(repository, 'test', 'cases', 'brief', 'market-and-mirror-thailand')
const theirs = ['TradeData_THA_850760_imports.csv', 'TradeData_THA_850760_exports.csv']

async function workspaceOf(files: readonly string[]): Promise<string> {
  const product = await readFile(join(folder, 'product.yaml'), 'utf8')
  const workspace = await workspaceWith({ 'batteries.yaml': product })
  const own = ['出口.csv', '进口.csv']
  await load(
    workspace,
    [...own, ...files].map((name) => join(folder, name)),
    { asOf: '2023-04-18', scope: 'whole' },
  )
  return workspace.folder
}

const run = async (at: string, ...args: string[]) => (await tradebrief(['-C', at, ...args])).stdout

describe('data of other reporters that the sections of a product need', () => {
  it('are listed among what to download: all of them where none is loaded, in both languages', async () => {
    const at = await workspaceOf([])
    const planned = JSON.parse(await run(at, 'plan', 'batteries', '2023-02', '--json'))
    const reported = { reporter: 'THA', source: 'comtrade' }
    const query = { reported, codes: ['850760'], currency: 'USD', rows: null, cut: ['commodity', 'partner'] }
    expect(planned).toEqual(
      ['export', 'import'].flatMap((flow) =>
        ['2022-01..2022-02', '2023-01..2023-02'].map((months) => ({ ...query, flow, months })),
      ),
    )
    expect(await run(at, 'plan', 'batteries', '2023-02')).toMatch(
      /Thailand \(UN Comtrade\) · imports · US dollars · .*2023, by month · .* · commodity 850760|泰国 · 进口/,
    )
  })

  it('are listed where a flow or a month is lacking, and not where all is there', async () => {
    const [imports = ''] = theirs
    const half = await workspaceOf([imports])
    const planned = JSON.parse(await run(half, 'plan', 'batteries', '2023-02', '--json'))
    expect(new Set(planned.map(({ flow }: { flow: string }) => flow))).toEqual(new Set(['export']))
    const whole = await workspaceOf(theirs)
    expect(JSON.parse(await run(whole, 'plan', 'batteries', '2023-02', '--json'))).toEqual([])
    const next = JSON.parse(await run(whole, 'plan', 'batteries', '2023-03', '--json'))
    const others = next.filter(({ reported }: { reported?: object }) => reported)
    expect(others.map(({ flow, months }: { flow: string; months: string }) => [flow, months])).toEqual([
      ['export', '2022-03'],
      ['export', '2023-03'],
      ['import', '2022-03'],
      ['import', '2023-03'],
    ])
  })

  it('are in the status of the product, month by month', async () => {
    const at = await workspaceOf(theirs)
    const { rows } = JSON.parse(await run(at, 'status', '--json'))
    const others = rows.filter(({ reported }: { reported?: object }) => reported)
    expect(others).toHaveLength(2)
    for (const { months } of others)
      expect(
        months
          .filter(({ state }: { state: string }) => state === 'complete')
          .map(({ month }: { month: string }) => month),
      ).toEqual(['2022-01', '2022-02', '2023-01', '2023-02'])
    expect(await run(at, 'status')).toContain('THA comtrade')
  })
})
