import { existsSync } from 'node:fs'
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { HtmlValidate } from 'html-validate'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { publishSite } from '../../src/site/publish-site.ts'
import { UserError } from '../../src/trade/errors/errors.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import '../support/command.ts' // the identity of the program is that of its build
import { sampleBriefs } from '../support/sample-brief.ts'
import { workspaceWith } from '../support/workspaces.ts'
import { configWith, listFiles, localLinks } from './site-workspace.ts'
import { SmallReleases, type SmallVersion } from './small-briefs.ts'

const december = { product: 'lithium-ion', period: '2023-12' }
const november = { product: 'lithium-ion', period: '2023-11' }
const url = 'https://trade.example.org/briefs/'

async function setUp(settings: Parameters<typeof configWith>[1] = { url }) {
  const releases = new SmallReleases(configWith(await workspaceWith(), settings))
  const out = await mkdtemp(join(tmpdir(), 'tradebrief-site-'))
  cleanUpAfterFile(() => rm(out, { recursive: true, force: true }))
  const effects = { ...silentEffects, now: () => releases.now }
  const publish = (all = false) => publishSite(releases.workspace, { out, all }, effects)
  const read = (path: string) => readFile(join(out, path), 'utf8')
  const release = async (name: typeof december, version: SmallVersion) => {
    await releases.sign(name, version)
    await releases.do(name, { action: 'publish' })
    releases.now = new Date(releases.now.getTime() + 60_000)
  }
  return { releases, out, publish, read, release }
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Of style, not of validity: the HTML press writes <meta charset="utf-8"> and "SHA-256".
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'no-inline-style': 'off',
    'tel-non-breaking': 'off',
    'void-style': 'off',
    'prefer-native-element': 'off',
  },
})

describe('a site of published briefs', () => {
  let sample: Document[]
  beforeAll(async () => {
    sample = await sampleBriefs(['zh', 'en'])
  }, 120_000)

  it('has valid pages whose links all lead somewhere', async () => {
    const { releases, out, publish, read, release } = await setUp()
    await release(november, { text: '十一月', hasChart: true })
    await release(december, { text: 'first', briefs: sample })
    await releases.do(december, { action: 'amend' }, '海关修订')
    await release(december, { text: 'second', briefs: sample })
    await release({ product: 'solar', period: '2023-Q4' }, { text: '光伏', languages: ['zh'] })
    await release({ product: 'gone', period: '2023' }, { text: 'gone' })
    await releases.do({ product: 'gone', period: '2023' }, { action: 'withdraw' }, '文件有误')
    expect(await publish()).toMatchObject({ releases: 4, problems: [], hasAddress: true })
    const files = await listFiles(out)
    const damaged = await validator.validateString('<!doctype html><p><div id="a" id="a"></p>')
    expect(damaged.valid).toBe(false)
    const faults: string[] = []
    for (const path of files.filter((name) => name.endsWith('.html') && !name.startsWith('files/'))) {
      const html = await read(path)
      const { results } = await validator.validateString(html)
      faults.push(
        ...results.flatMap(({ messages }) =>
          messages.map((item) => `${path}: ${item.ruleId} ${item.message} (${item.line})`),
        ),
      )
      for (const { to, anchor } of localLinks(path, html)) {
        if (!files.includes(to)) faults.push(`${path}: nothing at ${to}`)
        else if (anchor !== '' && !(await read(to)).includes(`id="${anchor}"`))
          faults.push(`${path}: no ${to}#${anchor}`)
      }
    }
    expect(faults.slice(0, 20)).toEqual([])
    expect(files).toContain('zh/lithium-ion/2023-12/v1/index.html')
    expect(files.filter((name) => name.startsWith('en/solar/2023-Q4'))).toEqual([])
  }, 120_000)

  it('says what an amendment replaces and why, and keeps the earlier version and its files', async () => {
    const { releases, publish, read, release } = await setUp()
    await release(december, { text: 'first' })
    await publish()
    await releases.do(december, { action: 'amend' }, '12 月出口额修订')
    await publish()
    expect(await read('zh/lithium-ion/2023-12/index.html')).not.toContain('修订</')
    await release(december, { text: 'second' })
    await publish()
    const page = await read('zh/lithium-ion/2023-12/index.html')
    expect(page).toContain('本版更正第 1 版。 原因：12 月出口额修订')
    expect(page).toContain('href="v1/index.html"')
    const former = await read('en/lithium-ion/2023-12/v1/index.html')
    expect(former).toContain('This is an earlier version, which was replaced.')
    expect(former).toContain('<meta name="robots" content="noindex">')
    expect(former).toContain('first')
    expect(JSON.parse(await read('files/lithium-ion/2023-12/v1/lithium-ion.json')).subtitle).toBe('first')
    expect(JSON.parse(await read('files/lithium-ion/2023-12/v2/lithium-ion.json')).subtitle).toBe('second')
  })

  it('leaves a notice where a release is withdrawn, and removes its figures and files', async () => {
    const { releases, out, publish, read, release } = await setUp()
    await release(december, { text: 'figures' })
    await publish()
    await releases.do(december, { action: 'withdraw' }, '数据有误')
    const report = await publish()
    expect(report.removed).toBeGreaterThan(5)
    expect(await listFiles(out)).not.toContain('files/lithium-ion/2023-12/v1/lithium-ion.json')
    const page = await read('zh/lithium-ion/2023-12/index.html')
    expect(page).toContain('这份简报已撤回')
    expect(page).toContain('原因：数据有误')
    expect(page).not.toContain('figures')
    expect(await read('en/lithium-ion/2023-12/index.html')).toContain('This brief was withdrawn')
  })

  it('writes only what changes', async () => {
    const { out, publish, release } = await setUp()
    await release(november, { text: 'november', hasChart: true })
    await release(december, { text: 'december' })
    expect((await publish()).renewed).toBe(2)
    const page = join(out, 'zh/lithium-ion/2023-11/index.html')
    const before = await stat(page)
    expect(await publish()).toMatchObject({ renewed: 0, written: 0, removed: 0 })
    await release({ product: 'solar', period: '2023-12' }, { text: 'solar' })
    expect(await publish()).toMatchObject({ releases: 3, renewed: 1, removed: 0 })
    expect((await stat(page)).mtimeMs).toBe(before.mtimeMs)
    // What somebody changed by hand is written again when everything is.
    await appendFile(page, 'by hand')
    expect(await publish(true)).toMatchObject({ renewed: 3, written: 1 })
  })

  it('removes what a stopped process or an earlier state left of a release that is not published', async () => {
    const { out, publish, release } = await setUp()
    await release(december, { text: 'december' })
    await publish()
    for (const path of ['zh/solar/2023-12', 'files/lithium-ion/2023-10/v1', 'files/lithium-ion/2023-12/v7']) {
      await mkdir(join(out, path), { recursive: true })
      await writeFile(join(out, path, 'draft.html'), 'a draft')
    }
    await publish(true)
    const files = await listFiles(out)
    expect(files.filter((path) => path.includes('draft'))).toEqual([])
    expect(existsSync(join(out, 'zh/solar'))).toBe(false)
  })

  it('goes on where a stopped publication was, as if it had not been stopped', async () => {
    const { releases, out, publish, read, release } = await setUp()
    await release(november, { text: 'november' })
    await release(december, { text: 'december' })
    await publish()
    await releases.do(november, { action: 'withdraw' }, '有误')
    await releases.do(december, { action: 'amend' }, '修订')
    await release(december, { text: 'second' })
    const stopped = new Error('stopped')
    const effects = {
      ...silentEffects,
      now: () => releases.now,
      progress: () => ({
        advance: () => {
          throw stopped
        },
        done: () => {},
      }),
    }
    await expect(publishSite(releases.workspace, { out }, effects)).rejects.toBe(stopped)
    expect((await publish()).problems).toEqual([])
    const contents = async () =>
      Promise.all((await listFiles(out)).map(async (path) => [path, await read(path)]))
    const resumed = await contents()
    await rm(out, { recursive: true })
    await publish()
    expect(resumed).toEqual(await contents())
    expect(resumed.some(([, text]) => text?.includes('november'))).toBe(false)
  })

  it('goes on with a site of an earlier version, whose releases and sitemap each were one file', async () => {
    const { releases, out, publish, read, release } = await setUp()
    await release(november, { text: 'november' })
    await release(december, { text: 'december' })
    await publish()
    const contents = async () =>
      Promise.all((await listFiles(out)).map(async (path) => [path, await read(path)]))
    const before = await contents()
    const records = JSON.parse(await read('files/lithium-ion/site.json'))
    const { shared } = JSON.parse(await read('site.json'))
    const former = { format: 1, releases: records, shared: [...shared, 'sitemap-1.xml'], stale: [] }
    await rm(join(out, 'files/lithium-ion/site.json'))
    await writeFile(join(out, 'sitemap-1.xml'), '<urlset/>')
    for (const state of [former, { ...former, stale: undefined }, { format: 3 }]) {
      await writeFile(join(out, 'site.json'), JSON.stringify(state))
      expect((await publish()).problems).toEqual([])
      expect(await contents()).toEqual(before)
    }
    // What is noted of a product is not believed where it is another.
    await writeFile(join(out, 'files/lithium-ion/site.json'), '[]')
    expect(await publish()).toMatchObject({ renewed: 2, written: 0 })
    expect(await contents()).toEqual(before)
    await releases.do(december, { action: 'withdraw' }, '有误')
    await releases.do(november, { action: 'withdraw' }, '有误')
    expect((await publish()).problems).toEqual([])
    expect(await read('files/lithium-ion/site.json')).not.toContain('december')
  })

  it('leaves a folder of other files alone', async () => {
    const { out, publish, release } = await setUp()
    await release(december, { text: 'december' })
    await writeFile(join(out, 'thesis.docx'), 'mine')
    await expect(publish()).rejects.toThrow(UserError)
    expect(await readdir(out)).toEqual(['thesis.docx'])
  })

  it('shows nothing of a release whose frozen files are not what was signed, and says so', async () => {
    const { releases, out, publish, release } = await setUp()
    await release(december, { text: 'december' })
    await release(november, { text: 'november' })
    await publish()
    const frozen = join(releases.workspace.folder, 'releases', 'lithium-ion', '2023-12')
    const [folder = ''] = await readdir(frozen)
    const file = join(frozen, folder, 'lithium-ion.json')
    await chmod(file, 0o644)
    await appendFile(file, ' ')
    const { problems, releases: count } = await publish(true)
    expect(problems.map(({ words }) => words.en)).toEqual(['This file is not what was signed.'])
    expect(count).toBe(1)
    expect(existsSync(join(out, 'zh/lithium-ion/2023-12/index.html'))).toBe(false)
  })

  it('shows texts as texts, whatever stands in them', async () => {
    const hostile = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>=cmd|' /C calc'!A0\u0000`
    const { releases, out, publish, read, release } = await setUp()
    await release(december, { text: hostile, hasChart: true })
    await releases.do(december, { action: 'amend' }, hostile.replace('\u0000', ''))
    await release(december, { text: hostile })
    expect((await publish()).problems).toEqual([])
    for (const path of await listFiles(out)) {
      if (!/\.(?:html|xml|jsonld)$/.test(path)) continue
      const text = await read(path)
      if (!path.endsWith('.jsonld')) expect(text, path).not.toMatch(/<script>alert|<img src=x/)
      expect(text.includes('\u0000'), path).toBe(false)
    }
    const rows = (await read('files/lithium-ion/2023-12/v2/data/overview.zh.csv')).split('\r\n')
    expect(rows[0]).toBe('group,row,column,figure,value,unit,marker,printed')
    expect(rows[1]).toMatch(/,export\.month\.value,5550000000,USD,,55\.5$/)
    const { results } = await validator.validateString(await read('zh/lithium-ion/2023-12/index.html'))
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([])
  })
})

describe('feeds', () => {
  it('list releases, amendments and withdrawals, each once, in both languages', async () => {
    const { releases, publish, read, release } = await setUp()
    await release(november, { text: '十一月 & <b>', hasChart: true })
    await release(december, { text: 'first' })
    await releases.do(december, { action: 'amend' }, '海关修订')
    await release(december, { text: 'second' })
    await releases.do(november, { action: 'withdraw' }, '有误')
    await publish()
    const atom = parseAtomFeed(await read('zh/feed.atom.xml'))
    expect(atom.id).toBe(`${url}zh/`)
    expect(atom.entries?.map(({ title }) => title)).toMatchObject([
      { value: '撤回：锂离子蓄电池 · 2023年11月' },
      { value: '更正：second zh' },
      { value: '锂离子蓄电池 · 2023年12月' },
    ])
    expect(new Set(atom.entries?.map(({ id }) => id)).size).toBe(3)
    expect(atom.updated).toBe(releases.now.toISOString())
    const feed = parseJsonFeed(await read('en/feed.json'))
    expect(feed.items?.map(({ title }) => title)).toEqual([
      'Withdrawn: lithium-ion batteries · November 2023',
      'Amended: second en',
      'lithium-ion batteries · December 2023',
    ])
    const addresses = async (path: string) =>
      [...(await read(path)).matchAll(/<loc>([^<]*)/g)].map(([, address]) => address?.slice(url.length))
    expect(await addresses('sitemap.xml')).toEqual(['sitemap.pages.xml', 'sitemap-lithium-ion.xml'])
    expect(await addresses('sitemap.pages.xml')).toEqual(['zh/', 'en/', 'zh/method.html', 'en/method.html'])
    expect(await addresses('sitemap-lithium-ion.xml')).toEqual([
      ...['zh/lithium-ion/', 'en/lithium-ion/', 'zh/lithium-ion/2023-12/', 'en/lithium-ion/2023-12/'],
    ])
  })

  it('are not there where the address of the site is not known, and pages have no addresses then', async () => {
    const { publish, read, out, release } = await setUp({})
    await release(december, { text: 'first', hasChart: true })
    expect(await publish()).toMatchObject({ hasAddress: false })
    const files = await listFiles(out)
    expect(files.filter((path) => /feed|sitemap/.test(path))).toEqual([])
    const page = await read('zh/lithium-ion/2023-12/index.html')
    expect(page).not.toMatch(/og:|rel="canonical"|&lt;iframe/)
    expect(page).toContain(
      '<link rel="alternate" hreflang="en" href="../../../en/lithium-ion/2023-12/index.html">',
    )
  })
})
