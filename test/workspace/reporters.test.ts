import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { toConfirm } from '../../src/workspace/build/confirmations/confirmations.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month } from '../support/briefs.ts'
import { load, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

const cases = join(repository, 'test', 'cases', 'brief')
const reporterCases = readdirSync(cases).filter((name) => name.startsWith('reporter-'))

describe('checks of a brief of another reporter', () => {
  it.each(reporterCases)('warn of nothing and ask nothing in the clean files of %s', async (name) => {
    const folder = join(cases, name)
    const product = await readFile(join(folder, 'product.yaml'), 'utf8')
    const given = month((await readFile(join(folder, 'args'), 'utf8')).trim())
    const workspace = await workspaceWith({ [`${name}.yaml`]: product })
    const files = readdirSync(folder).filter((file) => file.endsWith('.csv'))
    await load(
      workspace,
      files.map((file) => join(folder, file)),
      { asOf: '2023-03-18', scope: 'whole' },
    )
    const report = await withLedger(workspace, async (ledger) =>
      checkProduct(workspace, ledger, await readProduct(workspace, name), given),
    )
    const found = report.results.flatMap(({ id, findings }) =>
      findings.flatMap(({ severity, words }) => (severity === 'note' ? [] : [`${id}: ${words.en}`])),
    )
    expect(found).toEqual([])
    expect(toConfirm(report)).toEqual([])
  })
})
