import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listMonths } from '../../src/trade/month.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import type { PortalRow } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubs, portalFile } from '../support/trade.ts'
import { load, workspaceWith } from '../support/workspaces.ts'

const product = (more = '') => `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes:
  - name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}
    codes: {HS2022: ["${bathtubs}"]}
flows: [export]
value: {scale: 万}
sections: [overview, partners]
${more}`

const partners = ['110', '116', '133', '143', '301', '303', '304', '305', '502', '601']

/** Months of exports to ten partners, some 3 dollars a kilogram, in amounts that differ; values times a factor. */
function rows(year: number, factor = 1, more = 0): PortalRow[] {
  return listMonths(months(`${year}-01`, `${year}-12`)).flatMap((month) =>
    partners.map((partner, index) => {
      const quantity = 20_011 + 1_237 * index + 97 * (month % 100) + year
      return {
        month: String(month),
        commodity: bathtubs,
        partner,
        quantity,
        unit: '千克',
        value: Math.round((3 * quantity + index * 13 + more) * factor),
      }
    }),
  )
}

async function workspaceOf(factor: number, more?: string): Promise<Workspace> {
  const workspace = await workspaceWith({ 'bathtubs.yaml': product(more) })
  await loadYear(workspace, 2022, 1)
  await loadYear(workspace, 2023, factor)
  return workspace
}

async function loadYear(workspace: Workspace, year: number, factor: number, more = 0): Promise<void> {
  const path = await portalFile(workspace, `出口${year}-${factor}-${more}.csv`, rows(year, factor, more))
  await load(workspace, [path], { scope: 'whole', asOf: `2024-02-0${more + 1}` })
}

const run = ({ folder }: Workspace, ...args: string[]) => tradebrief(['-C', folder, ...args])
const build = (workspace: Workspace, ...args: string[]) =>
  run(workspace, 'build', '2023-12', 'bathtubs', '--formats', 'md', '--language', 'en', ...args)

const brief = ({ folder }: Workspace) => readFile(join(folder, 'briefs', '2023-12', 'bathtubs.en.md'), 'utf8')
const stored = ({ folder }: Workspace) => readFile(join(folder, 'confirmations.yaml'), 'utf8')

describe('a year in thousands', () => {
  it('is not printed until it is confirmed, and the message says what to type', async () => {
    const workspace = await workspaceOf(0.001)
    const refused = await build(workspace)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('the file is probably in thousands')
    expect(refused.stderr).toContain('tradebrief build 2023-12 bathtubs --accept scale:export.2023')
    await expect(brief(workspace)).rejects.toThrow()

    const asData = await build(workspace, '--json')
    expect(JSON.parse(asData.stdout)).toMatchObject([
      {
        product: 'bathtubs',
        toConfirm: [{ id: 'scale:export.2023', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      },
    ])

    const checked = await run(workspace, 'check', '2023-12', 'bathtubs')
    expect(checked.code).toBe(2)
    expect(checked.stdout).toContain('--accept scale:export.2023')
  })

  it('is printed once it is confirmed, says so, and is not asked for again', async () => {
    const workspace = await workspaceOf(0.001)
    const built = await build(workspace, '--accept', 'scale:export.2023', '--reason', 'a new tariff')
    expect(built.code).toBe(0)
    expect(await brief(workspace)).toMatch(/Confirmed: exports of Jan–Dec 2023: values.*\(a new tariff\)/)
    expect(await stored(workspace)).toContain('check: scale:export.2023')
    expect((await build(workspace)).code).toBe(0)
  })

  it('is in the state of the workspace once it is confirmed, with who, when and why', async () => {
    const workspace = await workspaceOf(0.001)
    const before = await run(workspace, 'status')
    expect(before.stdout).toMatch(
      /\? cast-iron bathtubs, Dec 2023, waits to be confirmed: .*--accept scale:export\.2023\)/,
    )
    expect(before.stdout).not.toContain('✓')
    expect((await run(workspace, '--ui', 'zh', 'status')).stdout).toMatch(/\? 铸铁浴缸 2023年12月 待确认：/)
    expect(JSON.parse((await run(workspace, 'status', '--json')).stdout)).toMatchObject({
      openConfirmations: [{ product: 'bathtubs', month: '2023-12', check: 'scale:export.2023' }],
      unassigned: [],
    })
    await build(workspace, '--accept', 'scale', '--reason', 'really')
    const english = await run(workspace, 'status')
    expect(english.stdout).toMatch(
      /✓ cast-iron bathtubs: “values, .*” \(exports, 2023\) confirmed by \S+ on \d{1,2} [A-Z][a-z]+ \d{4}: really/,
    )
    const chinese = await run(workspace, '--ui', 'zh', 'status')
    expect(chinese.stdout).toMatch(/✓ 铸铁浴缸：“.*”（出口，2023年） \S+ \S+ 已确认无误：really/)
    expect(JSON.parse((await run(workspace, 'status', '--json')).stdout)).toMatchObject({
      confirmations: [
        { product: 'bathtubs', check: 'scale:export.2023', reason: 'really', channel: 'command', file: null },
      ],
      openConfirmations: [],
    })
  })

  it('is not listed as figures either until it is confirmed', async () => {
    const workspace = await workspaceOf(0.001)
    const list = () => run(workspace, 'figures', '2023-12', 'bathtubs', '--json')
    const refused = await list()
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain('scale:export.2023')
    await build(workspace, '--accept', 'scale:export.2023')
    expect((await list()).code).toBe(0)
  })

  it('is confirmed by whoever loads it with --accept, until another file is loaded', async () => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': product() })
    await loadYear(workspace, 2022, 1)
    const path = await portalFile(workspace, '出口2023.csv', rows(2023, 0.001))
    await load(workspace, [path], { scope: 'whole', asOf: '2024-02-01', accept: ['scale'] })
    expect((await build(workspace)).code).toBe(0)
    expect(await brief(workspace)).toContain('Confirmed: exports of Jan–Dec 2023')
    await loadYear(workspace, 2023, 0.001, 5)
    expect((await build(workspace)).code).toBe(2)
  })

  it('is to be confirmed again when the data behind it change', async () => {
    const workspace = await workspaceOf(0.001)
    expect((await build(workspace, '--accept', 'scale:export.2023')).code).toBe(0)
    await loadYear(workspace, 2023, 0.001, 5)
    expect((await build(workspace)).code).toBe(2)
  })

  it('can be accepted in the product file, once for the data that are there', async () => {
    const workspace = await workspaceOf(
      0.001,
      'accept:\n  - {check: "scale:export.2023", reason: known, by: Li Lei}\n',
    )
    expect((await build(workspace)).code).toBe(0)
    expect(await brief(workspace)).toMatch(/confirmed as correct by Li Lei on .* \(known\)/)
    await loadYear(workspace, 2023, 0.001, 5)
    const again = await build(workspace)
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('was accepted for earlier data')
  })

  it('is asked for again where the stored confirmation is deleted', async () => {
    const workspace = await workspaceOf(0.001)
    await build(workspace, '--accept', 'scale:export.2023')
    await writeFile(join(workspace.folder, 'confirmations.yaml'), '')
    expect((await build(workspace)).code).toBe(2)
  })
})

describe('plausible data', () => {
  it('are built without a question', async () => {
    const workspace = await workspaceOf(1)
    expect((await build(workspace)).code).toBe(0)
    await expect(stored(workspace)).rejects.toThrow()
  })
})
