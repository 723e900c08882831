import { describe, expect, it } from 'vitest'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { toConfirm } from '../../src/workspace/build/confirmations/confirmations.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { briefCases, openBriefCase } from '../support/brief-cases.ts'
import { withLedger } from '../support/workspaces.ts'

const reporterCases = briefCases.filter((name) => name.startsWith('reporter-'))

describe('checks of a brief of another reporter', () => {
  it.each(reporterCases)('warn of nothing and ask nothing in the clean files of %s', async (name) => {
    const { workspace, month } = await openBriefCase(name)
    const report = await withLedger(workspace, async (ledger) =>
      checkProduct(workspace, ledger, await readProduct(workspace, name), month),
    )
    const found = report.results.flatMap(({ id, findings }) =>
      findings.flatMap(({ severity, words }) => (severity === 'note' ? [] : [`${id}: ${words.en}`])),
    )
    expect(found).toEqual([])
    expect(toConfirm(report)).toEqual([])
  })
})
