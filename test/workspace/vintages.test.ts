import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pressesFor } from '../../src/press/press.ts'
import { explain } from '../../src/review/explain/explain.ts'
import type { BriefOptions } from '../../src/workspace/build/brief-options.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { month, statements } from '../support/briefs.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

const product = (base: string) => `
name: {zh: 锂离子蓄电池, en: lithium-ion batteries}
classes: [{name: {zh: 锂离子蓄电池, en: Lithium-ion accumulators}, codes: {HS2022: ["85076000"]}}]
flows: [export]
sections: [overview]
base: ${base}
`

/** A year of exports, all of its pieces (in 万个) in December. */
async function year(
  workspace: Workspace,
  name: string,
  subject: number,
  tenThousands: number,
): Promise<string> {
  const rows = Array.from({ length: 12 }, (_, index) => {
    const place = `${subject}${String(index + 1).padStart(2, '0')}`
    return `${place},85076000,${index === 11 ? tenThousands * 10_000 : 0},个,"1,000"`
  })
  const path = join(workspace.folder, `出口_${name}.csv`)
  await writeFile(path, `数据年月,商品编码,第一数量,第一计量单位,美元\n${rows.join('\n')}\n`)
  return path
}

/** The year 2022 as first published and as revised a year later, and 2023. */
async function twoVintages(): Promise<Workspace> {
  const workspace = await workspaceWith({
    'latest.yaml': product('latest'),
    'first.yaml': product('first-published'),
  })
  await load(workspace, [await year(workspace, '2022修订', 2022, 376_449)], { asOf: '2024-03-01' })
  await load(workspace, [await year(workspace, '2022', 2022, 377_269)], { asOf: '2023-01-18' })
  await load(workspace, [await year(workspace, '2023', 2023, 362_143)], { asOf: '2024-01-18' })
  return workspace
}

const briefOf = (workspace: Workspace, id: string, options: BriefOptions = {}) =>
  withLedger(workspace, async (ledger) => {
    const [brief] = await makeBriefs(
      workspace,
      ledger,
      await readProduct(workspace, id),
      month('2023-12'),
      ['zh'],
      options,
    )
    if (!brief) throw new Error('no brief')
    return brief.document
  })

const growth = 'export.ytd.quantity.yoy'

describe('the base of a comparison', () => {
  it('is the year before as revised by now, or as first published', async () => {
    const workspace = await twoVintages()
    const [latest, first] = [await briefOf(workspace, 'latest'), await briefOf(workspace, 'first')]
    expect(latest.figures.get(growth)?.text).toBe('-3.8')
    expect(first.figures.get(growth)?.text).toBe('-4.0')
    expect(first.figures.get('export.ytd.quantity')).toMatchObject({ text: '36.21' })
    expect(statements(latest).join('')).toContain('采用截至上述日期的最新数据')
    expect(statements(first).join('')).toContain('采用首次发布值')
  })

  it('as first published is explained by the rows first published', async () => {
    const workspace = await twoVintages()
    const { figures } = await briefOf(workspace, 'first')
    await withLedger(workspace, async (ledger) => {
      const { files } = await explain(figures, 'export.ytd.quantity.base', ledger)
      expect(files.map(({ file }) => file)).toEqual(['出口_2022.csv'])
    })
  })
})

describe('a brief as of a date', () => {
  it('before a revision is, to the byte, the one that could have been built then', async () => {
    const then = await workspaceWith({ 'latest.yaml': product('latest') })
    await load(then, [await year(then, '2022', 2022, 377_269)], { asOf: '2023-01-18' })
    await load(then, [await year(then, '2023', 2023, 362_143)], { asOf: '2024-01-18' })
    const built = await briefOf(then, 'latest')
    const rebuilt = await briefOf(await twoVintages(), 'latest', { asOf: '2024-02-01T00:00:00.000Z' })
    expect(rebuilt.figures.get(growth)?.text).toBe('-4.0')
    for (const press of await pressesFor())
      expect(Buffer.from(await press.print(rebuilt)).equals(Buffer.from(await press.print(built)))).toBe(true)
  })

  it('when its month was not yet published is not built', async () => {
    await expect(
      briefOf(await twoVintages(), 'latest', { asOf: '2024-01-01T00:00:00.000Z' }),
    ).rejects.toThrow(/not complete/)
  })
})
