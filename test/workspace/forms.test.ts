import { join } from 'node:path'
import { describe, it } from 'vitest'
import { markdown } from '../../src/press/markdown.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { briefCases, openBriefCase } from '../support/brief-cases.ts'
import { expectAsIn } from '../support/expectation.ts'
import { withLedger } from '../support/workspaces.ts'

describe('a brief that the published one does not show', () => {
  it.each(briefCases)('%s', async (name) => {
    const { folder, workspace, month, languages } = await openBriefCase(name)
    const briefs = await withLedger(workspace, async (ledger) =>
      makeBriefs(workspace, ledger, await readProduct(workspace, name), month, languages),
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
