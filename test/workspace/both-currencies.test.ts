import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { composeBriefs, queryBriefs } from '../../src/workspace/build/compose-briefs.ts'
import { queryBriefData } from '../../src/workspace/build/query-totals.ts'
import { planDownloads } from '../../src/workspace/inspect/plan.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month, rowTexts, statements, table } from '../support/briefs.ts'
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

const subjectMonth = month('2023-02')

/** A workspace with some of the files. */
async function workspaceOf(isLoaded: (file: string) => boolean) {
  const workspace = await workspaceWith({ 'bathtubs.yaml': product })
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv') && isLoaded(file))
  await load(
    workspace,
    files.map((file) => join(folder, file)),
    { asOf: '2023-03-18', scope: 'whole' },
  )
  return workspace
}

/** The brief of February 2023, its warnings, and what is planned for it, of some of the files. */
async function build(isLoaded: (file: string) => boolean) {
  const workspace = await workspaceOf(isLoaded)
  return withLedger(workspace, async (ledger) => {
    const subject = await readProduct(workspace, 'bathtubs')
    const planned = await planDownloads(ledger, subject, subjectMonth)
    const [brief] = await makeBriefs(workspace, ledger, subject, subjectMonth, ['zh'])
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

  it('names a cut-off file of the second currency that the user accepted', async () => {
    const workspace = await workspaceOf(() => true)
    const brief = await withLedger(workspace, async (ledger) => {
      const subject = await readProduct(workspace, 'bathtubs')
      const queried = await queryBriefs(workspace, ledger, subject, subjectMonth, {}, queryBriefData)
      if (!queried.second) throw new Error('the brief has a second currency')
      const overruled = queried.second.loads.filter(({ file }) => file === '出口2023人民币.csv')
      const accepted = { ...queried, second: { ...queried.second, overruled } }
      return composeBriefs(workspace, subject, subjectMonth, ['zh'], {}, accepted)[0]
    })
    expect(brief && statements(brief.document)).toContain(
      '数据缺口：出口2023人民币.csv达到查询上限，末月数据可能不全，经使用者确认后采用。',
    )
  })
})
