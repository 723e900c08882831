import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { workspaceWith } from '../support/workspaces.ts'

describe.skipIf(!chromiumPath)('signing in, in a browser', () => {
  let browser: Browser
  let desk: OpenDesk
  let token: string
  beforeAll(async () => {
    const { folder } = await workspaceWith()
    token = await addToken(folder, '王芳', 'reader', new Date())
    const onError = (error: unknown) => {
      throw error
    }
    desk = await serveDesk({ folder, port: 0, accounts: true, onError })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
  })

  it('is asked of who opens any page, leads back to it, and is over with the button', async () => {
    const { page } = await watchedPage(browser, { locale: 'zh-CN' })
    await page.goto(`${desk.url}/explore?per=period`)
    await page.getByRole('heading', { name: '登录贸易简报' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('令牌').fill('tradebrief_wrong')
    await page.getByLabel('令牌').press('Enter')
    await page.getByText('没有这个令牌。').waitFor()
    await page.getByLabel('令牌').fill(token)
    await page.getByRole('button', { name: '登录' }).click()
    await page.waitForURL(/\/explore\?per=period/)
    const cookies = await page.context().cookies()
    expect(cookies).toMatchObject([{ name: 'tradebrief', httpOnly: true, sameSite: 'Strict' }])
    await page.getByRole('button', { name: '退出 王芳' }).click()
    await page.waitForURL(/\/sign-in$/)
    await page.goto(`${desk.url}/sign-in?to=${encodeURIComponent('//evil.example/')}`)
    await page.getByLabel('令牌').fill(token)
    await page.getByLabel('令牌').press('Enter')
    await page.getByRole('button', { name: '退出 王芳' }).waitFor()
    expect(new URL(page.url()).origin).toBe(desk.url)
  })
})
