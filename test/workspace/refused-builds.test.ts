import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StatedFacts } from '../../src/workspace/project/stated-facts.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import type { PortalRow } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubsProduct, listedPartners, listedPlaces, portalFile } from '../support/trade.ts'
import { load, workspaceWith } from '../support/workspaces.ts'

const first = months('2022-01', '2022-03')
const second = months('2023-01', '2023-03')

/** A workspace with a brief of March 2023 that was built before. */
async function workspaceOf(productFile = bathtubsProduct): Promise<Workspace> {
  const workspace = await workspaceWith({ 'bathtubs.yaml': productFile })
  await mkdir(join(workspace.folder, 'briefs', '2023-03'), { recursive: true })
  await writeFile(join(workspace.folder, 'briefs', '2023-03', 'bathtubs.docx'), 'the brief built before')
  return workspace
}

async function loadRows(
  workspace: Workspace,
  name: string,
  rows: readonly PortalRow[],
  stated: StatedFacts = {},
) {
  const [outcome] = await load(workspace, [await portalFile(workspace, name, rows)], {
    scope: 'whole',
    ...stated,
  })
  if (!outcome) throw new Error('nothing was loaded')
  return outcome.load
}

const build = ({ folder }: Workspace, ...args: string[]) =>
  tradebrief(['-C', folder, 'build', '2023-03', 'bathtubs', ...args])

/** The build is refused with this message, and what was built before is there as it was, and nothing else. */
async function expectRefused(workspace: Workspace, message: string): Promise<void> {
  const { code, stdout, stderr } = await build(workspace)
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: message })
  const briefs = join(workspace.folder, 'briefs')
  expect(await readdir(briefs, { recursive: true })).toEqual(['2023-03', join('2023-03', 'bathtubs.docx')])
  expect(await readFile(join(briefs, '2023-03', 'bathtubs.docx'), 'utf8')).toBe('the brief built before')
}

describe('no brief is built', () => {
  it('from another currency than the product is counted in', async () => {
    const workspace = await workspaceOf(`${bathtubsProduct}currency: CNY\n`)
    await loadRows(workspace, '出口2022.csv', bathtubRows(first))
    await loadRows(workspace, '出口2023.csv', bathtubRows(second))
    await expectRefused(
      workspace,
      `bathtubs: “cast-iron bathtubs” is counted in renminbi, but the ledger has its exports in US dollars. These are two series; one is never converted into the other.
Download the data in renminbi, or write currency: USD in products/bathtubs.yaml.
`,
    )
  })

  it('where months are missing; what to download is listed by flow, currency, dimensions, codes and months', async () => {
    const workspace = await workspaceOf(bathtubsProduct.replace('[export]', '[export, import]'))
    await loadRows(workspace, '出口2022-01.csv', bathtubRows(months('2022-01')))
    await loadRows(workspace, '出口2022-03.csv', bathtubRows(months('2022-03')))
    await loadRows(workspace, '出口2023.csv', bathtubRows(second))
    await expectRefused(
      workspace,
      `bathtubs: The data of “cast-iron bathtubs” for March 2023 are not complete; no brief is built. Download and load:
  exports · US dollars · commodity+partner+place · 73242100 · Feb 2022
  imports · US dollars · commodity+partner · 73242100 · Jan–Mar 2022, Jan–Mar 2023
  imports · US dollars · commodity+place · 73242100 · Jan–Mar 2022, Jan–Mar 2023
Then: tradebrief load FILE
`,
    )
  })

  it('where nothing was loaded yet, and all that is to download is listed', async () => {
    await expectRefused(
      await workspaceOf(),
      `bathtubs: The data of “cast-iron bathtubs” for March 2023 are not complete; no brief is built. Download and load:
  exports · US dollars · commodity+partner · 73242100 · Jan–Mar 2022, Jan–Mar 2023
  exports · US dollars · commodity+place · 73242100 · Jan–Mar 2022, Jan–Mar 2023
Then: tradebrief load FILE
`,
    )
  })

  it('where two cuts of the same trade contradict each other', async () => {
    const workspace = await workspaceOf()
    await loadRows(workspace, '出口2022.csv', bathtubRows(first))
    const rows = bathtubRows(second)
    await loadRows(workspace, '出口2023.csv', rows)
    const revised = rows
      .filter(({ place }) => place === '31')
      .map(({ place: _, value, ...row }, index) => {
        const other = rows.find(
          (portalRow) =>
            portalRow.month === row.month && portalRow.partner === row.partner && portalRow.place === '44',
        )
        return {
          ...row,
          quantity: 10 * (31 + 44),
          value: value + (other?.value ?? 0) + (index === 0 ? 5 : 0),
        }
      })
    await loadRows(workspace, '出口2023分国别.csv', revised)
    await expectRefused(
      workspace,
      `bathtubs: Two queries of the same trade contradict each other; no brief is built.
  exports 2023-01 73242100 partner 116: commodity+partner 232080 ≠ commodity+partner+place 232075 (USD)
Probably one was downloaded after a revision: download and load the other again too.
`,
    )
  })
})

describe('a file of exactly 10,000 rows', () => {
  const portalRows = bathtubRows(second, {
    partners: listedPartners.filter((code) => code !== '142'),
    places: listedPlaces.slice(0, 17),
  })
  const cutOff = portalRows.slice(0, 10_000)
  const last = '2023-03'

  it('ends in its last month, is refused, is taken where the user says so, and completed by another file', async () => {
    expect(cutOff.at(-1)?.month).toBe(last.replace('-', ''))
    expect(portalRows.length).toBeGreaterThan(10_000)
    const workspace = await workspaceOf()
    // With the same partners and places, or it would look filtered beside the year after.
    const base = bathtubRows(first, {
      partners: listedPartners.filter((code) => code !== '142'),
      places: listedPlaces.slice(0, 17),
    })
    await loadRows(workspace, '出口2022.csv', base)
    const { truncatedAt } = await loadRows(workspace, '出口2023.csv', cutOff)
    expect(truncatedAt).toBe(202303)
    await expectRefused(
      workspace,
      `bathtubs: The data of “cast-iron bathtubs” for March 2023 are not complete; no brief is built. Download and load:
  exports · US dollars · commodity+partner+place · 73242100 · Mar 2023 (出口2023.csv reached the limit of a query, so this month is incomplete)
Then: tradebrief load FILE; or take a cut-off file as it is: --accept-truncated NAME
`,
    )

    const accepted = await build(workspace, '--formats', 'md', '--accept-truncated', '出口2023.csv')
    expect(accepted).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^! 出口2023.csv reached the limit/),
    })
    const brief = join(workspace.folder, 'briefs', '2023-03', 'bathtubs.md')
    const gap = '数据缺口：出口2023.csv达到查询上限，末月数据可能不全，经使用者确认后采用。'
    expect(await readFile(brief, 'utf8')).toContain(gap)

    const march = portalRows.filter(({ month }) => month === last.replace('-', ''))
    await loadRows(workspace, '出口2023-03.csv', march)
    expect(await build(workspace, '--formats', 'md')).toMatchObject({
      code: 0,
      stderr: expect.not.stringContaining('reached the limit'),
    })
    expect(await readFile(brief, 'utf8')).not.toContain('数据缺口')
  })
})
