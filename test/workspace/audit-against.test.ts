import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { markdown } from '../../src/press/markdown.ts'
import type { Standing } from '../../src/review/audit/against.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { auditAgainst } from '../../src/workspace/inspect/audit-against.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import { month, months } from '../support/staged.ts'
import { bathtubRows, bathtubs, portalFile } from '../support/trade.ts'
import { isThere, load, sample, shared, withLedger, workspaceWith } from '../support/workspaces.ts'

const held = (workspace: Workspace, file: string, product: string | null = null) =>
  withLedger(workspace, (ledger) => auditAgainst(workspace, ledger, file, product))

const count = (figures: readonly { readonly standing: Standing }[], standing: Standing) =>
  figures.filter((figure) => figure.standing === standing).length

describe.skipIf(!isThere(join(shared, 'brief')))('the published brief, against the sample’s ledger', () => {
  const published = join(shared, 'brief', 'lithium-ion-2023-12.brief.txt')
  let workspace: Workspace
  beforeAll(async () => {
    const product = await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8')
    workspace = await workspaceWith({ 'lithium-ion.yaml': product })
    await load(workspace, await filesToLoad([join(sample, 'files')]))
  })

  it('has one figure that is not ours, Italy’s share', async () => {
    const { product, month: subject, figures } = await held(workspace, published)
    expect([product, subject]).toEqual(['lithium-ion', '2023-12'])
    expect(figures.length).toBeGreaterThan(300)
    expect(figures.filter(({ standing }) => standing !== 'same')).toMatchObject([
      {
        id: 'export.partner.ITA.ytd.value.share',
        printed: '2.6',
        ours: '2.5',
        standing: 'roundedOtherwise',
      },
    ])
  })

  it('is told by the command, with exit code 1', async () => {
    const { code, stdout } = await tradebrief(['-C', workspace.folder, 'audit', published, '--against'])
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /against the ledger: lithium-ion 2023-12\n.*意大利.*2\.6, ours is 2\.5 — rounded otherwise/,
    )
  })
})

describe('a brief of our own', () => {
  const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
value: {scale: 万}
`
  const year2023 = bathtubRows(months('2023-01', '2023-03'))
  const more = year2023.map((row) => (row.partner === '502' ? { ...row, value: row.value + 50_000 } : row))

  /** The workspace, with the brief that it gave before the last revision. */
  async function afterRevision(): Promise<{ workspace: Workspace; file: string }> {
    const workspace = await workspaceWith({ 'bathtubs.yaml': product })
    const take = async (name: string, rows: typeof more, asOf: string) =>
      load(workspace, [await portalFile(workspace, name, rows)], { asOf, scope: 'whole' })
    await take('出口2022.csv', bathtubRows(months('2022-01', '2022-03')), '2023-01-18')
    await take('出口2023.csv', year2023, '2023-04-18')
    const [brief] = await withLedger(workspace, async (ledger) =>
      makeBriefs(workspace, ledger, await readProduct(workspace, 'bathtubs'), month('2023-03'), ['zh']),
    )
    if (!brief) throw new Error('no brief')
    const file = join(workspace.folder, 'brief.md')
    await writeFile(file, await markdown.print(brief.document))
    await take('出口2023-修订.csv', more, '2023-05-18')
    return { workspace, file }
  }

  it('from before a revision is told to be of that vintage, not wrong', async () => {
    const { workspace, file } = await afterRevision()
    const { figures } = await held(workspace, file, 'bathtubs')
    const total = figures.find(({ id }) => id === 'export.month.value')
    expect(total).toMatchObject({ standing: 'otherVintage', vintage: '2023-04-18', printed: '211.1' })
    expect(count(figures, 'different') + count(figures, 'roundedOtherwise') + count(figures, 'unknown')).toBe(
      0,
    )
    expect(count(figures, 'same')).toBeGreaterThan(0)
  })

  it('with one figure printed otherwise is different there', async () => {
    const { workspace, file } = await afterRevision()
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('211.1', '219.1'))
    const { figures } = await held(workspace, file, 'bathtubs')
    expect(figures.filter(({ standing }) => standing === 'different').map(({ id }) => id)).toContain(
      'export.month.value',
    )
  })

  it('of a product that cannot be told is asked for by name', async () => {
    const { workspace, file } = await afterRevision()
    await writeFile(join(workspace.folder, 'products', 'same.yaml'), product)
    await expect(held(workspace, file)).rejects.toMatchObject({
      hint: { en: expect.stringContaining('--against') },
    })
  })
})
