import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { planDownloads } from '../../src/workspace/inspect/plan.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month, rowTexts, table } from '../support/briefs.ts'
import { load, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

const folder = join(repository, 'test', 'cases', 'brief', 'both-currencies')
const product = `
name: { zh: 铸铁浴缸, en: cast-iron bathtubs }
classes:
  - name: { zh: 铸铁浴缸, en: Cast-iron bathtubs }
    codes: { HS2022: ["73242100"] }
flows: [export]
currency: both
sections: [overview]
charts: []
`

/** The brief of February 2023, its warnings, and what is planned for it, of some of the files. */
async function build(isLoaded: (file: string) => boolean) {
  const workspace = await workspaceWith({ 'bathtubs.yaml': product })
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv') && isLoaded(file))
  await load(
    workspace,
    files.map((file) => join(folder, file)),
    { asOf: '2023-03-18', scope: 'whole' },
  )
  return withLedger(workspace, async (ledger) => {
    const subject = await readProduct(workspace, 'bathtubs')
    const planned = await planDownloads(ledger, subject, month('2023-02'))
    const [brief] = await makeBriefs(workspace, ledger, subject, month('2023-02'), ['zh'])
    if (!brief) throw new Error('there is one brief')
    const amounts = rowTexts(table(brief.document, 'currencies')).flatMap((row) => row.slice(1, 5))
    return { planned, amounts, warnings: brief.warnings.map(({ zh }) => zh) }
  })
}

describe('a brief of both currencies', () => {
  it('has both series, and nothing is planned, where both were loaded', async () => {
    const { planned, amounts, warnings } = await build(() => true)
    expect(amounts).toEqual(['266.4', '6.7', '1811.2', '13.4'])
    expect(planned).toEqual([])
    expect(warnings).toEqual([])
  })

  it('is built without yuan where those were not loaded, says so, and plans them', async () => {
    const { planned, amounts, warnings } = await build((file) => !file.includes('人民币'))
    expect(amounts).toEqual(['266.4', '6.7', '..', '..'])
    expect(planned.map(({ currency }) => currency)).toContain('CNY')
    expect(planned.map(({ currency }) => currency)).not.toContain('USD')
    expect(warnings).toEqual([expect.stringContaining('另一币种的数据未全部载入')])
  })
})
