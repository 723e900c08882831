import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { toConfirm } from '../../src/workspace/build/confirmations/confirmations.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { openBriefCase } from '../support/brief-cases.ts'
import { load, withLedger } from '../support/workspaces.ts'

it('a series in US dollars beside one in euros has no rate of exchange to renminbi', async () => {
  const name = 'reporter-norway-sdmx'
  const { folder, workspace, month } = await openBriefCase(name)
  for (const file of ['salmon_export.csv', 'salmon_import.csv']) {
    const text = await readFile(join(folder, file), 'utf8')
    const path = join(workspace.folder, `usd_${file}`)
    await writeFile(path, text.replaceAll(',EUR,', ',USD,'))
    await copyFile(join(folder, `${file}.yaml`), `${path}.yaml`)
    await load(workspace, [path], { asOf: '2023-03-18', scope: 'whole' })
  }
  const report = await withLedger(workspace, async (ledger) =>
    checkProduct(workspace, ledger, await readProduct(workspace, name), month),
  )
  expect(toConfirm(report)).toEqual([])
})
