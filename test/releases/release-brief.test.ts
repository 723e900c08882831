import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { pressesFor } from '../../src/press/press.ts'
import { changeRelease, readRelease, signBrief, submitBrief } from '../../src/releases/release-brief.ts'
import { readFrozenFile, readSeal, verifyReleases } from '../../src/releases/store/store.ts'
import { toMonth } from '../../src/trade/month.ts'
import { buildBriefs } from '../../src/workspace/build/build-briefs.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import '../support/command.ts' // a stale build is made anew, with the thread that reads files
import { load, sample, withLedger, workspaceWith } from '../support/workspaces.ts'
import { people, subject } from './acts.ts'

const { wang, chen } = people
const now = new Date('2024-01-18T01:00:00Z')
const month = toMonth(2023, 12)

let original: Workspace
beforeAll(async () => {
  original = await workspaceWith()
  await cp(join(sample, 'products'), join(original.folder, 'products'), { recursive: true })
  await load(original, await filesToLoad([join(sample, 'files')]))
  await build(original)
})

/** A workspace with the sample and its built brief. */
async function copyOfSample(): Promise<Workspace> {
  const { folder } = await workspaceWith()
  await cp(original.folder, folder, { recursive: true })
  return openWorkspace(folder)
}

const briefOf = async (workspace: Workspace) => ({
  product: await readProduct(workspace, 'lithium-ion'),
  month,
})

async function build(workspace: Workspace): Promise<void> {
  const presses = await pressesFor(['md', 'html'])
  const { product } = await briefOf(workspace)
  const order = {
    month,
    products: [product],
    languages: ['zh', 'en'],
    presses,
    force: true,
  } as const
  await withLedger(workspace, (ledger) => buildBriefs(workspace, ledger, order, silentEffects))
}

const submitted = async (workspace: Workspace) =>
  withLedger(workspace, async (ledger) =>
    submitBrief(workspace, ledger, await briefOf(workspace), { actor: wang, now, channel: 'command' }),
  )

const signed = async (workspace: Workspace, reason?: string) =>
  withLedger(workspace, async (ledger) =>
    signBrief(workspace, ledger, await briefOf(workspace), { actor: chen, now, channel: 'command', reason }),
  )

describe('a signature', () => {
  it('freezes every file with its digest, the vintage, product file, commentary and program', async () => {
    const workspace = await copyOfSample()
    await mkdir(join(workspace.folder, 'commentary', '2023-12'), { recursive: true })
    await writeFile(join(workspace.folder, 'commentary', '2023-12', 'lithium-ion.md'), '出口回落。\n')
    await build(workspace)
    const { versions } = await submitted(workspace)
    expect(versions[0]?.submission?.openPoints).toEqual([])
    const [version] = (await signed(workspace, '已核对')).versions
    if (!version) throw new Error('there is a version')
    const seal = await readSeal(workspace.folder, version)
    expect(seal.files.map(({ name, kind, language }) => `${name} ${kind} ${language}`)).toEqual([
      'inputs/commentary.zh.md input zh',
      'inputs/product.yaml input null',
      'lithium-ion.checks.html checks zh',
      'lithium-ion.en.checks.html checks en',
      'lithium-ion.en.html brief en',
      'lithium-ion.en.md brief en',
      'lithium-ion.html brief zh',
      'lithium-ion.md brief zh',
    ])
    expect(seal.vintage.files.length).toBeGreaterThan(0)
    expect(seal.program).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/)
    for (const file of seal.files) {
      const frozen = await readFrozenFile(workspace.folder, version, file)
      if (file.kind !== 'input')
        expect(frozen.equals(await readFile(join(workspace.folder, 'briefs', '2023-12', file.name)))).toBe(
          true,
        )
    }
    expect(await verifyReleases(workspace.folder)).toMatchObject({
      signedVersions: 1,
      files: 8,
      findings: [],
    })
  })

  it('is not changed by what is built beside it, nor by a product that is deleted', async () => {
    const workspace = await copyOfSample()
    await submitted(workspace)
    const [version] = (await signed(workspace, '已核对')).versions
    if (!version) throw new Error('there is a version')
    const before = await readSeal(workspace.folder, version)
    await rm(join(workspace.folder, 'briefs'), { recursive: true })
    await build(workspace)
    await rm(join(workspace.folder, 'products', 'lithium-ion.yaml'))
    expect(await readSeal(workspace.folder, version)).toEqual(before)
    expect((await verifyReleases(workspace.folder)).findings).toEqual([])
  })

  it('stands for what was submitted: a file or an input that changed since is refused', async () => {
    const workspace = await copyOfSample()
    await submitted(workspace)
    const path = join(workspace.folder, 'briefs', '2023-12', 'lithium-ion.md')
    await writeFile(path, `${await readFile(path, 'utf8')}\n手工补充一句。\n`)
    await expect(signed(workspace, '已核对')).rejects.toThrow(/since they were submitted: lithium-ion.md\b/)
    expect(await readdir(join(workspace.folder, 'releases'))).toEqual(['journal.jsonl'])
    const { versions } = await submitted(workspace)
    expect(versions[0]?.submission?.openPoints.map(({ en }) => en)).toEqual([
      'lithium-ion.md was changed by hand after it was built; the other formats lack these changes.',
    ])
    await expect(signed(workspace)).rejects.toThrow(/takes a reason/)
    const product = join(workspace.folder, 'products', 'lithium-ion.yaml')
    await writeFile(product, `${await readFile(product, 'utf8')}\n# later\n`)
    await expect(signed(workspace, '已核对')).rejects.toThrow(/inputs\/product.yaml/)
  })

  it('needs a brief that was built, with all its files from the same build', async () => {
    const workspace = await copyOfSample()
    await rm(join(workspace.folder, 'briefs'), { recursive: true })
    await expect(submitted(workspace)).rejects.toThrow(/was not built/)
    await build(workspace)
    const manifest = join(workspace.folder, 'briefs', '2023-12', '_manifest.json')
    const { builds } = JSON.parse(await readFile(manifest, 'utf8'))
    const [record] = builds
    const isEnglish = ({ name }: { name: string }) => name.includes('.en.')
    const parts = [
      { ...record, files: record.files.filter(isEnglish) },
      { ...record, key: 'other', files: record.files.filter((file: { name: string }) => !isEnglish(file)) },
    ]
    await writeFile(manifest, JSON.stringify({ builds: parts }))
    await expect(submitted(workspace)).rejects.toThrow(/different builds/)
  })

  it('that was tampered with is found by the verification', async () => {
    const workspace = await copyOfSample()
    await submitted(workspace)
    const [version] = (await signed(workspace, '已核对')).versions
    const folder = join(workspace.folder, 'releases', version?.signature?.folder ?? '')
    const path = join(folder, 'lithium-ion.md')
    await chmod(path, 0o600)
    await writeFile(path, 'altered')
    await rm(join(folder, 'lithium-ion.html'))
    await cp(folder, join(workspace.folder, 'releases', 'copied'), { recursive: true })
    const { findings } = await verifyReleases(workspace.folder)
    expect(findings.map(({ severity, words, where }) => `${severity} ${words.en} ${where?.file}`)).toEqual([
      expect.stringMatching(/^fault A file that was signed is missing\. .*lithium-ion\.html$/),
      expect.stringMatching(/^fault This file is not what was signed\. .*lithium-ion\.md$/),
      expect.stringMatching(/^warning A folder that no signature stands for.* releases\/copied$/),
    ])
  })
})

describe('a release', () => {
  it('that is due is published by whoever looks first, and stays so where the clock is set back', async () => {
    const workspace = await copyOfSample()
    await submitted(workspace)
    await signed(workspace, '已核对')
    const asked = { actor: chen, now, channel: 'desk' } as const
    const embargo = '2024-01-20T02:00:00.000Z'
    await changeRelease(workspace, subject, { action: 'schedule', embargo, earlyAccess: [] }, asked)
    const stateAt = async (moment: string) =>
      (await readRelease(workspace, subject, new Date(moment))).versions[0]?.state
    expect(await stateAt('2024-01-20T01:59:59.999Z')).toBe('scheduled')
    expect(await stateAt('2024-02-01T00:00:00Z')).toBe('published')
    expect(await stateAt('2024-01-19T00:00:00Z')).toBe('published')
  })
})
