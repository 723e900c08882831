import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { pressesFor } from '../../src/press/press.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { buildBriefs, makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { month, prose, rowTexts, table } from '../support/briefs.ts'
import { load, repository, sample, withLedger, workspaceWith } from '../support/workspaces.ts'

const product = `
name: {zh: 锂离子蓄电池, en: lithium-ion batteries}
classes: [{name: {zh: 锂离子蓄电池, en: Lithium-ion accumulators}, codes: {HS2022: ["85076000"]}}]
sections: [overview, balance]
`
const givenMonth = month('2023-12')

describe('a section that a module brings', () => {
  let workspace: Workspace
  let example: string
  const withModule = async (text: string): Promise<Workspace> => {
    await writeFile(join(workspace.folder, 'balance.mjs'), text)
    return openWorkspace(workspace.folder)
  }
  const brief = (subject: Workspace) =>
    withLedger(subject, async (ledger) =>
      makeBriefs(subject, ledger, await readProduct(subject, 'a'), givenMonth, ['zh', 'en']),
    )
  const refusal = async (text: string): Promise<string> => {
    const error = await withModule(text)
      .then(brief)
      .catch((reason: unknown) => reason)
    if (!(error instanceof UserError)) throw error
    expect(error.explain('zh')).toContain('balance.mjs')
    return error.explain('en')
  }

  beforeAll(async () => {
    const docs = await readFile(join(repository, 'docs', 'integrator.md'), 'utf8')
    const [, source = ''] = /```ts\n(import type \{ Section \}[\s\S]*?)```/.exec(docs) ?? []
    const typed = await readFile(join(repository, 'examples', 'balance-section.ts'), 'utf8')
    expect(typed.replace('../src/index.ts', 'tradebrief')).toBe(source)
    example = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    }).outputText
    workspace = await workspaceWith({ 'a.yaml': product.replace(', balance', '') })
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    await writeFile(join(workspace.folder, 'tradebrief.yaml'), 'plugins: [balance.mjs]\n')
    await writeFile(join(workspace.folder, 'products', 'a.yaml'), product)
  })

  it('stands in the brief as the documents’ example says, with figures of the ledger', async () => {
    const [zh, en] = await withModule(example).then(brief)
    if (!zh || !en) throw new Error('no brief')
    expect(prose(zh.document).at(-1)).toBe('贸易竞争力指数为0.90。')
    expect(prose(en.document).at(-1)).toBe('The trade balance index was 0.90.')
    expect(rowTexts(table(zh.document, 'balance'))).toEqual([['指数', '0.90', '0.93']])
    expect(zh.document.figures.get('trade.month.value.balanceIndex')?.derivation.operation).toBe(
      'balanceIndex',
    )
  })

  it('is built anew where its bytes are others', async () => {
    const presses = await pressesFor(['md'])
    const build = async (text: string) => {
      const current = await withModule(text)
      const [outcome] = await withLedger(current, async (ledger) =>
        buildBriefs(
          current,
          ledger,
          { month: givenMonth, products: [await readProduct(current, 'a')], languages: ['zh'], presses },
          silentEffects,
        ),
      )
      return outcome && 'built' in outcome ? outcome.built : outcome
    }
    expect(await build(example)).toBe(true)
    expect(await build(example)).toBe(false)
    expect(await build(example.replace('贸易竞争力指数为', '指数为'))).toBe(true)
  })

  it.each([
    [
      'fails',
      'write() {\n    throw new Error("out of luck")\n  }',
      /section balance .*out of luck[\s\S]*balance\.mjs, line 4/,
    ],
    [
      'shows a figure that the brief does not have',
      'write: () => [{ kind: "paragraph", role: "body", content: [{ kind: "figure", id: "export.nothing", text: "1" }] }]',
      /no figure export\.nothing/,
    ],
    ['gives something else than blocks', 'write: () => [{ kind: "poem" }]', /no block of the kind poem/],
  ])('is told of as the plugin’s mistake where it %s', async (_, write, message) => {
    expect(await refusal(`export default {\n  id: 'balance', needs: [],\n  ${write},\n}\n`)).toMatch(message)
  })

  it.each([
    ['does not parse', 'export default {', /cannot be read as a module/],
    ['exports no section', 'export default { id: "balance" }', /no section of a brief/],
    [
      'takes the name of another section',
      'export default { id: "partners", needs: [], write: () => [] }',
      /partners is taken/,
    ],
  ])('is refused where the module %s', async (_, text, message) => {
    expect(await refusal(text)).toMatch(message)
  })
})
