import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { languages } from '../../src/trade/language.ts'
import { bridgeProduct } from '../../src/workspace/inspect/bridge.ts'
import { bridgeReport } from '../../src/workspace/inspect/bridge-report.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProducts } from '../../src/workspace/project/products/products.ts'
import { expectAsIn } from '../support/expectation.ts'
import { repository, workspaceWith } from '../support/workspaces.ts'

const cases = join(repository, 'test', 'cases', 'correlation')

/** What the command says of the product of a case: its bridges, or why there are none. */
async function reported(folder: string) {
  const workspace = await openWorkspace(folder)
  const [product] = await readProducts(workspace)
  if (!product) throw new Error(`${folder} has no product`)
  try {
    const bridges = await bridgeProduct(workspace, product)
    return languages.map((language) => bridges.map((bridge) => bridgeReport(bridge, language)).join('\n\n'))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return languages.map((language) => error.explain(language))
  }
}

describe('a product held against a correlation table', () => {
  it.each(readdirSync(cases))('%s', async (name) => {
    const texts = await reported(join(cases, name))
    expectAsIn(join(cases, name, 'expected.txt'), `${texts.join('\n\n')}\n`)
  })

  it('asks for a table where the workspace names none', async () => {
    const workspace = await workspaceWith()
    const [product] = await readProducts(await openWorkspace(join(cases, 'partly-moved')))
    if (!product) throw new Error('the case has no product')
    await expect(bridgeProduct(workspace, product)).rejects.toThrow('names no correlation table')
  })
})
