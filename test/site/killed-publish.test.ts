import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ReleaseState } from '../../src/releases/machine/machine.ts'
import { readRelease } from '../../src/releases/release-brief.ts'
import { verifyReleases } from '../../src/releases/store/verify.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import { binary, tradebrief } from '../support/command.ts'
import { workspaceWith } from '../support/workspaces.ts'
import { listFiles, localLinks } from './site-workspace.ts'
import { SmallReleases } from './small-briefs.ts'

/** How many processes are killed; `TRADEBRIEF_PUBLISH_KILLS=100` kills a hundred. */
const kills = Number(process.env.TRADEBRIEF_PUBLISH_KILLS ?? 6)

/** Runs the command and kills it after so many milliseconds. Returns whether it was killed before its end. */
function runAndKill(args: readonly string[], milliseconds: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binary, ...args], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
    child.on('error', reject)
    child.on('exit', (_, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
    })
  })
}

const digestOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

/** The digest of every file of a folder whose path a test accepts. */
async function digests(folder: string, accept = (_: string) => true): Promise<Map<string, string>> {
  const paths = (await listFiles(folder)).filter(accept)
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await digestOf(join(folder, path))] as const)),
  )
}

const name = { product: 'lithium-ion', period: '2023-12' }

/** A workspace with twenty releases of which the first is amended by the test, and its site. */
class Office {
  readonly releases: SmallReleases
  readonly site: string
  readonly #temporary: string

  private constructor(releases: SmallReleases, temporary: string) {
    this.releases = releases
    this.#temporary = temporary
    this.site = join(temporary, 'site')
  }

  static async open(): Promise<Office> {
    const { folder } = await workspaceWith()
    await writeFile(join(folder, 'tradebrief.yaml'), 'site: {url: "https://example.org/briefs/"}\n')
    const temporary = await mkdtemp(join(tmpdir(), 'tradebrief-site-'))
    cleanUpAfterFile(() => rm(temporary, { recursive: true, force: true }))
    const office = new Office(new SmallReleases(await openWorkspace(folder)), temporary)
    for (let index = 0; index < 20; index++) {
      const brief = index === 0 ? name : { product: `product-${index}`, period: '2023-12' }
      await office.releases.sign(brief, { text: `text-1-of-${brief.product}.` })
      await office.releases.do(brief, { action: 'publish' })
    }
    return office
  }

  get folder(): string {
    return this.releases.workspace.folder
  }

  /** The command with its arguments on this workspace. */
  args(...words: readonly string[]): string[] {
    return ['-C', this.folder, ...words]
  }

  async states(): Promise<ReleaseState[]> {
    const { versions } = await readRelease(this.releases.workspace, name, new Date())
    return versions.map(({ state }) => state)
  }

  /** Every frozen file by its path, but the journal, which grows. */
  frozen(): Promise<Map<string, string>> {
    return digests(join(this.folder, 'releases'), (path) => path !== 'journal.jsonl')
  }

  /** That all which was ever frozen is there byte for byte, and what was signed is whole. */
  async examineReleases(before: ReadonlyMap<string, string>): Promise<void> {
    expect((await verifyReleases(this.folder)).findings).toEqual([])
    expect(await this.frozen()).toEqual(before)
  }

  /** That each file of the site is there whole, though some may be of before, and none shows what is not published. */
  async examineKilledSite(secret: string): Promise<void> {
    const files = (await listFiles(this.site)).filter((path) => !/(^|\/)\./.test(path))
    for (const path of files) {
      const text = await readFile(join(this.site, path), 'utf8')
      if (path.endsWith('.html') && !path.startsWith('files/'))
        expect(text.trimEnd().endsWith('</html>'), path).toBe(true)
      if (path.endsWith('.json')) expect(() => JSON.parse(text), path).not.toThrow()
      if (secret !== '') expect(text.includes(secret), path).toBe(false)
    }
  }

  /** That the site, written again, is what a first publication writes, and all of its links lead somewhere. */
  async examineSite(): Promise<void> {
    const again = await tradebrief(this.args('publish', '--out', this.site))
    expect([again.code, again.stderr]).toEqual([0, ''])
    const fresh = join(this.#temporary, 'fresh')
    expect((await tradebrief(this.args('publish', '--out', fresh))).code).toBe(0)
    expect(await digests(this.site)).toEqual(await digests(fresh))
    await rm(fresh, { recursive: true })
    const files = new Set(await listFiles(this.site))
    for (const path of files) {
      if (!path.endsWith('.html') || path.startsWith('files/')) continue
      const html = await readFile(join(this.site, path), 'utf8')
      for (const { to } of localLinks(path, html)) expect(files.has(to), `${path}: ${to}`).toBe(true)
    }
  }
}

it(
  'publications, amendments and sites of processes that are killed are whole or as they were',
  async () => {
    const office = await Office.open()
    const began = performance.now()
    expect((await tradebrief(office.args('publish', '--out', office.site))).code).toBe(0)
    const whole = performance.now() - began
    // A process needs this long to begin.
    const moment = (length: number) => 150 + Math.random() * length
    const counts = { killed: 0, done: 0 }
    const step = async (action: 'amend' | 'publish', from: ReleaseState[], to: ReleaseState[]) => {
      const frozen = await office.frozen()
      const args = office.args(...['release', action, name.period, name.product, '--reason', '修订'])
      if (await runAndKill(args, moment(whole / 2))) counts.killed++
      const states = await office.states()
      expect([from, to]).toContainEqual(states)
      await office.examineReleases(frozen)
      if (states.length === to.length && states.every((state, index) => state === to[index])) counts.done++
      else expect((await tradebrief(args)).code).toBe(0)
      expect(await office.states()).toEqual(to)
    }
    for (let version = 2; counts.killed < kills; version++) {
      const earlier = Array<ReleaseState>(version - 2).fill('amended')
      await step('amend', [...earlier, 'published'], [...earlier, 'published', 'draft'])
      const text = `text-${version}-of-lithium-ion.`
      await office.releases.sign(name, { text })
      // Drafts and signed versions are not on the site, whenever it is killed.
      const isAll = version % 2 === 0 ? ['--all'] : []
      if (await runAndKill(office.args('publish', '--out', office.site, ...isAll), moment(whole)))
        counts.killed++
      await office.examineKilledSite(text)
      await step('publish', [...earlier, 'published', 'signed'], [...earlier, 'amended', 'published'])
      const frozen = await office.frozen()
      if (await runAndKill(office.args('publish', '--out', office.site), moment(whole))) counts.killed++
      await office.examineKilledSite('')
      await office.examineReleases(frozen)
      await office.examineSite()
    }
    console.info(
      `killed ${counts.killed}; steps that were done before the process was killed: ${counts.done}`,
    )
  },
  Math.max(240_000, kills * 6_000),
)
