import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { chromiumPath, openBrowser, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { implausibleProduct, loadImplausibleYear } from '../support/implausible-year.ts'
import { withLedger, workspaceWith } from '../support/workspaces.ts'

describe.skipIf(!chromiumPath)('an implausible year on the pages of the desk', () => {
  let browser: Browser
  let desk: OpenDesk
  let page: Page
  let errors: readonly string[]
  const bugs: unknown[] = []
  beforeAll(async () => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': implausibleProduct })
    await withLedger(workspace, (ledger) => loadImplausibleYear(workspace, ledger))
    const token = await addToken(workspace.folder, '韩梅梅', 'editor', new Date())
    const onError = (error: unknown) => bugs.push(error)
    desk = await serveDesk({ folder: workspace.folder, port: 0, accounts: true, onError })
    browser = await openBrowser()
    ;({ page, errors } = await watchedPage(browser, { locale: 'zh-CN' }))
    await page.goto(`${desk.url}/sign-in?to=/briefs/bathtubs/2023-12`)
    await page.getByLabel('令牌').fill(token)
    await page.getByRole('button', { name: '登录' }).click()
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
    expect(bugs).toEqual([])
  })

  it('shows why there is no brief, takes a confirmation with its reason, and lists it with the data', async () => {
    await page.getByText('“铸铁浴缸”2023年12月的数据异常').waitFor()
    await page.getByRole('button', { name: '检查：1 处待确认' }).waitFor()
    await page.getByRole('button', { name: '去核对并确认' }).click()
    const form = page.locator('form.confirm')
    await form.getByLabel('为何无误（可不填）').fill('原文件以千美元计')
    await form.getByRole('button', { name: '确认无误' }).click()
    await page.getByText('韩梅梅 ').and(page.locator('p.faint')).waitFor()
    await form.waitFor({ state: 'detached' })
    await page.goto(`${desk.url}/briefs/bathtubs/2023-12`)
    await page
      .getByRole('heading', { name: /铸铁浴缸/ })
      .first()
      .waitFor()
    await page.goto(`${desk.url}/data`)
    await page
      .getByText(
        /^✓ 铸铁浴缸：“金额、数量和单价的量级.*”（出口，2023年） .*韩梅梅 已确认无误：原文件以千美元计$/,
      )
      .waitFor()
    await page.goto(`${desk.url}/briefs/bathtubs/2023-12`)
    await page.getByRole('button', { name: /^检查/ }).click()
    await page.getByRole('button', { name: '撤回确认' }).click()
    await page.getByText('“铸铁浴缸”2023年12月的数据异常').waitFor()
    await page.getByRole('button', { name: '确认无误' }).waitFor()
    // The brief was refused before it was confirmed, which a browser reports.
    expect(errors.filter((error) => !/422/.test(error))).toEqual([])
  }, 60_000)
})
