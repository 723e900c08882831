import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ReleaseRefusal, type ReleaseRequest } from '../../src/releases/machine/machine.ts'
import { Journal } from '../../src/releases/store/store.ts'
import { publishSite } from '../../src/site/publish-site.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { configWith, listFiles } from './site-workspace.ts'
import '../support/command.ts' // the identity of the program is that of its build
import { workspaceWith } from '../support/workspaces.ts'
import { SmallReleases } from './small-briefs.ts'

/** How often the sequences are tried; a release of the program tries more. */
const runs = Number(process.env.TRADEBRIEF_SITE_RUNS ?? 25)

const briefs = [
  { product: 'lithium-ion', period: '2023-12' },
  { product: 'lithium-ion', period: '2023-11' },
  { product: 'solar', period: '2023-12' },
] as const

/** A step: a brief goes on, or the clock does (it may be set back), or the site is written. */
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      brief: fc.constantFrom(...briefs),
      action: fc.constantFrom('sign', 'sign', 'schedule', 'publish', 'publish', 'amend', 'amend', 'withdraw'),
      minutes: fc.integer({ min: 1, max: 60 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ wait: fc.integer({ min: -40, max: 90 }) }) },
  { weight: 4, arbitrary: fc.record({ publish: fc.boolean() }) },
)

/** How each sequence begins: one brief is on the site, and one is signed alone. Chance goes on from there. */
const beginning = [
  { brief: briefs[0], action: 'sign', minutes: 1 },
  { brief: briefs[0], action: 'publish', minutes: 1 },
  { brief: briefs[1], action: 'sign', minutes: 1 },
  { publish: false },
] as const

/** Every file in a folder as text, by its path in it. */
async function readFiles(folder: string): Promise<Record<string, string>> {
  const paths = await listFiles(folder)
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')])),
  )
}

/** The text of every file in a folder, names of files included. */
const readAll = async (folder: string): Promise<string> =>
  Object.entries(await readFiles(folder))
    .flat()
    .join('\n')

it('shows what is published, nothing unsigned, embargoed or withdrawn, and the same as if written at once', async () => {
  let shown = 0
  let hidden = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 30 }), async (steps) => {
      const workspace = configWith(await workspaceWith(), { url: 'https://example.org/' })
      const releases = new SmallReleases(workspace)
      const out = await mkdtemp(join(tmpdir(), 'tradebrief-site-'))
      const fresh = await mkdtemp(join(tmpdir(), 'tradebrief-site-'))
      /** What each version says, by brief and number. */
      const texts = new Map<string, string>()
      let latest = releases.now
      const write = async (all: boolean) => {
        const effects = { ...silentEffects, now: () => releases.now }
        if (releases.now > latest) latest = releases.now
        expect((await publishSite(workspace, { out, all }, effects)).problems).toEqual([])
        const site = await readAll(out)
        const { entries } = await new Journal(workspace.folder).read()
        for (const [version, text] of texts) {
          // Read from the journal alone: published by somebody, or by a minute that has come, and not withdrawn.
          const history = entries.filter(
            (entry) => `${entry.product} ${entry.period} ${entry.version}` === version,
          )
          const published = history.find((entry) => entry.action === 'publish')
          const isPublic = published !== undefined && !history.some(({ action }) => action === 'withdraw')
          if (published?.action === 'publish')
            expect(new Date(published.publishedAt).getTime()).toBeLessThanOrEqual(latest.getTime())
          expect(site.includes(text), `${version} ${isPublic}`).toBe(isPublic)
          if (isPublic) shown++
          else hidden++
        }
        expect(site).not.toContain('inside text-')
      }
      try {
        for (const item of [...beginning, ...steps]) {
          if ('wait' in item) releases.now = new Date(releases.now.getTime() + item.wait * 60_000)
          else if ('publish' in item) await write(item.publish)
          else await take(releases, item, texts)
          if (releases.now > latest) latest = releases.now
        }
        await write(false)
        const effects = { ...silentEffects, now: () => releases.now }
        await publishSite(workspace, { out: fresh }, effects)
        expect(await readFiles(out)).toEqual(await readFiles(fresh))
      } finally {
        for (const folder of [out, fresh]) await rm(folder, { recursive: true, force: true })
      }
    }),
    { numRuns: runs },
  )
  // The sequences reach both.
  expect(shown).toBeGreaterThan(runs)
  expect(hidden).toBeGreaterThan(runs)
}, 240_000)

/** Takes a step with a brief where it is allowed now. */
async function take(
  releases: SmallReleases,
  { brief, action, minutes }: { brief: (typeof briefs)[number]; action: string; minutes: number },
  texts: Map<string, string>,
): Promise<void> {
  try {
    if (action === 'sign') {
      const text = `text-${texts.size + 1}.`
      await releases.sign(brief, { text })
      const { entries } = await new Journal(releases.workspace.folder).read()
      texts.set(`${brief.product} ${brief.period} ${entries.at(-1)?.version}`, text)
      return
    }
    const embargo = new Date(releases.now.getTime() + minutes * 60_000).toISOString()
    const request = action === 'schedule' ? { action, embargo, earlyAccess: ['林'] } : { action }
    await releases.do(brief, request as ReleaseRequest, 'because')
  } catch (error) {
    if (!(error instanceof ReleaseRefusal)) throw error
  }
}
