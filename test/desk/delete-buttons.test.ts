import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { takeBulletin } from '../../src/workspace/load/bulletins.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { chromiumPath, openBrowser, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { sendRaw } from '../support/raw-http.ts'
import { load, sample, workspaceWith } from '../support/workspaces.ts'

describe.skipIf(!chromiumPath)('the buttons of the pages that delete', () => {
  let browser: Browser
  let desk: OpenDesk
  let workspace: Workspace
  let page: Page
  let errors: readonly string[]
  const bugs: unknown[] = []
  beforeAll(async () => {
    workspace = await workspaceWith()
    const [path = ''] = await filesToLoad([join(sample, 'files')])
    await load(workspace, [path])
    const bulletin = new URL('../sources/xls/bulletin.xls', import.meta.url).pathname
    await takeBulletin(workspace, bulletin, { asOf: '2024-01-18' })
    const token = await addToken(workspace.folder, '王芳', 'editor', new Date())
    const onError = (error: unknown) => bugs.push(error)
    desk = await serveDesk({ folder: workspace.folder, port: 0, accounts: true, onError })
    browser = await openBrowser()
    ;({ page, errors } = await watchedPage(browser, { locale: 'zh-CN' }))
    await page.goto(`${desk.url}/sign-in?to=/data`)
    await page.getByLabel('令牌').fill(token)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { name: '历次载入' }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
    expect(errors).toEqual([])
    expect(bugs).toEqual([])
  })

  it('remove a file that waits', async () => {
    const [, path = ''] = await filesToLoad([join(sample, 'files')])
    const buffer = await readFile(path)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: basename(path), mimeType: 'text/csv', buffer })
    const files = page.getByRole('table', { name: '放入的文件' })
    await files.getByRole('button', { name: '移除' }).click()
    await files.waitFor({ state: 'detached' })
    expect(await readdir(join(workspace.folder, '.desk', 'uploads'))).toEqual([])
  })

  it('take a load back', async () => {
    await page.locator('section[aria-labelledby=loads] summary').click()
    await page.getByRole('button', { name: '撤回这次载入…' }).click()
    await page.getByRole('button', { name: /^确定撤回 / }).click()
    await page.getByText('还没有载入过。').waitFor()
  })

  it('take a table of the bulletin back', async () => {
    const tables = page.locator('section[aria-labelledby=bulletins]')
    await tables.locator('summary').click()
    await page.getByRole('button', { name: '撤回这张表…' }).click()
    await page.getByRole('button', { name: /^确定撤回 / }).click()
    await tables.waitFor({ state: 'detached' })
  })

  it('sign out, after which the cookie is refused', async () => {
    const cookies = await page.context().cookies()
    const headers = { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
    const about = async () => (await sendRaw(desk.url, { method: 'GET', path: '/api/about', headers })).status
    expect(await about()).toBe(200)
    await page.getByRole('button', { name: '退出 王芳' }).click()
    await page.waitForURL(/\/sign-in$/)
    expect(await about()).toBe(401)
  })
})
