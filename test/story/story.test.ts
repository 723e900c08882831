import { appendFile, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { chromiumPath, openBrowser, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { load, sample, workspaceWith } from '../support/workspaces.ts'

/** Where pictures of the pages are put, to be looked at; nowhere by default. */
const pictures = process.env.TRADEBRIEF_PICTURES

const exports2023 = '重构_出口_85076000_2023_美元.csv'
const people = { 王芳: 'editor', 李: 'reviewer', 陈主任: 'signer' } as const
const publicPage = '/public/zh/lithium-ion/2023-12/'

/**
 * A brief from the draft to an amendment, by three people in their browsers: the editor comments and submits, the
 * reviewer approves, the signer signs and schedules; it is published at its minute; a revised file comes into the
 * inbox, the editor compares, and an amendment takes the same way.
 */
describe.skipIf(!chromiumPath)('a brief and its amendment, by three people', () => {
  let browser: Browser
  let desk: OpenDesk
  let folder: string
  const pages = new Map<string, Page>()
  let now = new Date('2024-01-18T20:00:00Z')
  const bugs: unknown[] = []
  beforeAll(async () => {
    const workspace = await workspaceWith()
    folder = workspace.folder
    const product = join('products', 'lithium-ion.yaml')
    await copyFile(join(sample, product), join(folder, product))
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    const settings =
      'releases: {approval: true, two_people: true}\nsite: {public: true}\ninbox: {settle: 0.2}\n'
    await appendFile(join(folder, 'tradebrief.yaml'), settings)
    await mkdir(join(folder, 'inbox'))
    const tokens = new Map<string, string>()
    for (const [name, role] of Object.entries(people))
      tokens.set(name, await addToken(folder, name, role, now))
    desk = await serveDesk({
      ...{ folder, port: 0, accounts: true, now: () => now },
      onError: (error) => bugs.push(error),
    })
    browser = await openBrowser()
    for (const [name, token] of tokens) {
      const { page } = await watchedPage(browser, { locale: 'zh-CN' })
      await page.goto(`${desk.url}/sign-in?to=/briefs/lithium-ion/2023-12`)
      await page.getByLabel('令牌').fill(token)
      await page.getByRole('button', { name: '登录' }).click()
      await page.locator('.printed').waitFor()
      pages.set(name, page)
    }
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
    expect(bugs).toEqual([])
  })

  const pageOf = (person: keyof typeof people): Page => {
    const page = pages.get(person)
    if (!page) throw new Error(`${person} has no page`)
    return page
  }
  /** The panel of the release, as it is now. */
  const openRelease = async (person: keyof typeof people): Promise<Locator> => {
    const page = pageOf(person)
    await page.goto(`${desk.url}/briefs/lithium-ion/2023-12`)
    await page.locator('.bar').getByRole('button', { name: /^发布/ }).click()
    return page.getByRole('complementary', { name: '发布' })
  }
  const act = async (panel: Locator, action: string, fill: Readonly<Record<string, string>> = {}) => {
    await panel.getByRole('button', { name: action, exact: true }).click()
    for (const [label, text] of Object.entries(fill))
      await panel.getByLabel(new RegExp(`^${label}`)).fill(text)
    const confirm = panel.getByRole('button', { name: `确定${action}` })
    await confirm.click()
    await confirm.waitFor({ state: 'detached', timeout: 90_000 })
  }
  const waitFor = (panel: Locator, heading: string) =>
    panel.getByRole('heading', { name: heading }).waitFor({ timeout: 60_000 })
  const shoot = async (person: keyof typeof people, name: string) => {
    if (pictures) await pageOf(person).screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  }
  const readPublic = async () => {
    const response = await fetch(desk.url + publicPage)
    return { status: response.status, text: await response.text() }
  }

  it('is drafted, commented, approved, signed, and published at its minute', async () => {
    const editing = await openRelease('王芳')
    await editing.getByLabel(/^意见/).fill('请核对出口总值')
    await editing.getByLabel(/^请谁处理/).fill('李')
    await editing.getByRole('button', { name: '提意见' }).click()
    await editing.getByText('请 李 处理').waitFor()
    await act(editing, '提交审核')
    await waitFor(editing, '第 1 版：待审核')
    await editing.getByText(/^已提交。审核者会在/).waitFor()
    expect(await editing.getByRole('button', { name: '签发', exact: true }).count()).toBe(0)

    const reviewer = pageOf('李')
    await reviewer.goto(desk.url)
    await reviewer.getByRole('link', { name: '发布 1 份等您处理' }).waitFor()
    await shoot('李', 'story-waiting')
    await reviewer.getByRole('link', { name: /锂离子蓄电池 · 2023年12月/ }).click()
    await reviewer.getByRole('complementary', { name: '发布' }).waitFor()
    const reviewing = await openRelease('李')
    await reviewing.getByLabel('答复第 1 条').fill('已核对')
    await reviewing.getByRole('button', { name: '答复', exact: true }).click()
    await reviewing.getByText('已核对').waitFor()
    await reviewing.getByRole('button', { name: '了结 1' }).click()
    await reviewing.getByText('李 已了结').waitFor()
    await act(reviewing, '审核通过')
    await waitFor(reviewing, '第 1 版：待签发，李 审核通过')
    await shoot('李', 'story-approved')

    const signing = await openRelease('陈主任')
    await act(signing, '签发', { 理由: '已核对' })
    await waitFor(signing, '第 1 版：已签发')
    await act(signing, '定时发布', { 发布时间: '2024-01-19T06:00' })
    await waitFor(signing, '第 1 版：已定时')
    await shoot('陈主任', 'story-scheduled')

    now = new Date('2024-01-18T21:59:59Z')
    expect((await readPublic()).status).toBe(404)
    now = new Date('2024-01-18T22:00:00Z')
    const published = await readPublic()
    expect([published.status, published.text.includes('第 2 版')]).toEqual([200, false])
    const signer = pageOf('陈主任')
    await openRelease('陈主任')
    await signer.getByRole('link', { name: desk.url + publicPage }).waitFor()
    await signer.goto(`${desk.url}/releases`)
    await signer.getByRole('link', { name: '中文', exact: true }).waitFor()
    await signer.getByText('2024年1月19日 06:00（UTC+8）').waitFor()
    await shoot('陈主任', 'story-releases')
  }, 240_000)

  it('is amended when a revised file has come into the inbox, and says so', async () => {
    // A session ends after twelve hours without a request.
    now = new Date('2024-01-19T06:00:00Z')
    const original = await readFile(join(sample, 'files', exports2023), 'latin1')
    const lines = original.trimEnd().split('\n')
    const revised = `${lines.map((line, index) => (index % 40 === 1 ? reviseLine(line) : line)).join('\n')}\n`
    await writeFile(
      join(folder, 'inbox', `${exports2023}.yaml`),
      'scope: whole\nasOf: 2024-01-19\nrelation: revised\n',
    )
    await writeFile(join(folder, 'inbox', exports2023), revised, 'latin1')
    const editor = pageOf('王芳')
    await editor.goto(`${desk.url}/data#inbox`)
    await editor.getByText('已载入 1 个文件').waitFor({ timeout: 60_000 })
    await shoot('王芳', 'story-inbox')
    expect(await readdir(join(folder, 'inbox', 'loaded'))).toContain(exports2023)

    await editor.goto(`${desk.url}/briefs/lithium-ion/2023-12`)
    await editor.getByRole('button', { name: '比较', exact: true }).click()
    const comparing = editor.getByRole('complementary', { name: '比较' })
    const dates = comparing.getByLabel(/^按较早的数据日期/)
    await dates.selectOption({ index: 1 })
    await comparing
      .getByText(/数据修订|修订/)
      .first()
      .waitFor({ timeout: 60_000 })
    await shoot('王芳', 'story-compared')

    const editing = await openRelease('王芳')
    await act(editing, '更正', { 理由: '海关修订了出口数据' })
    await waitFor(editing, '第 2 版：草稿')
    await act(editing, '提交审核')
    await waitFor(editing, '第 2 版：待审核')
    await act(await openRelease('李'), '审核通过')
    const signing = await openRelease('陈主任')
    await act(signing, '签发', { 理由: '修订无误' })
    await waitFor(signing, '第 2 版：已签发')
    expect((await readPublic()).text).not.toContain('海关修订了出口数据')
    await act(signing, '立即发布')
    await waitFor(signing, '第 2 版：已发布')
    const { status, text } = await readPublic()
    expect(status).toBe(200)
    expect(text).toContain('海关修订了出口数据')
    await pageOf('陈主任').goto(desk.url + publicPage)
    await shoot('陈主任', 'story-amended')
  }, 240_000)
})

/** A row whose value, before the note, is two per cent larger; read as bytes. */
const reviseLine = (line: string): string =>
  line.replace(/"([\d,]+)"(,"[^"]*",?\r?)$/, (_, value: string, end: string) => {
    const revised = Math.round(Number(value.replaceAll(',', '')) * 1.02)
    return `"${revised.toLocaleString('en-US')}"${end}`
  })
