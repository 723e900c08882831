import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { markdown } from '../../src/press/markdown.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { expectAsIn } from '../support/expectation.ts'
import { month } from '../support/staged.ts'
import { load, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

/** Each case is a folder with a product file, small downloads, the month in `args`, and the brief that comes of them. */
const cases = join(repository, 'test', 'cases', 'brief')

describe('a brief that the published one does not show', () => {
  it.each(readdirSync(cases))('%s', async (name) => {
    const folder = join(cases, name)
    const product = await readFile(join(folder, 'product.yaml'), 'utf8')
    const givenMonth = month((await readFile(join(folder, 'args'), 'utf8')).trim())
    const workspace = await workspaceWith({ [`${name}.yaml`]: product })
    const files = readdirSync(folder).filter((file) => file.endsWith('.csv'))
    await load(
      workspace,
      files.map((file) => join(folder, file)),
      { asOf: '2023-03-18', scope: 'whole' },
    )
    const briefs = await withLedger(workspace, async (ledger) =>
      makeBriefs(workspace, ledger, await readProduct(workspace, name), givenMonth, ['zh', 'en']),
    ).catch((error: unknown) => {
      if (error instanceof UserError) return error
      throw error
    })
    if (briefs instanceof UserError) {
      for (const language of ['zh', 'en'] as const)
        expectAsIn(join(folder, `expected.${language}.txt`), `${briefs.explain(language)}\n`)
      return
    }
    for (const { document } of briefs) {
      const text = new TextDecoder().decode(await markdown.print(document))
      expectAsIn(join(folder, `expected.${document.language}.md`), text)
    }
  })
})
