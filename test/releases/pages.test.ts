import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { chromiumPath, openBrowser, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { load, sample, workspaceWith } from '../support/workspaces.ts'

/** Where pictures of the pages are put, to be looked at; nowhere by default. */
const pictures = process.env.TRADEBRIEF_PICTURES

describe.skipIf(!chromiumPath)('a release on the pages of the desk', () => {
  let browser: Browser
  let desk: OpenDesk
  const tokens = new Map<string, string>()
  beforeAll(async () => {
    const { folder, ...rest } = await workspaceWith()
    const product = join('products', 'lithium-ion.yaml')
    await copyFile(join(sample, product), join(folder, product))
    await load({ folder, ...rest }, await filesToLoad([join(sample, 'files')]))
    const people = { 王芳: 'editor', 陈主任: 'signer', 林: 'reader' } as const
    for (const [name, role] of Object.entries(people))
      tokens.set(name, await addToken(folder, name, role, new Date()))
    desk = await serveDesk({ folder, port: 0, accounts: true, onError: (error) => console.error(error) })
    browser = await openBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
  })

  async function signIn(person: string, to: string, locale: 'zh-CN' | 'en-GB'): Promise<Page> {
    const { page } = await watchedPage(browser, { locale })
    await page.goto(`${desk.url}/sign-in?to=${to}`)
    const [label, button] = locale === 'zh-CN' ? ['令牌', '登录'] : ['Token', 'Sign in']
    await page.getByLabel(label).fill(tokens.get(person) ?? '')
    await page.getByRole('button', { name: button }).click()
    return page
  }
  const shoot = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) })
  }

  it('is submitted with a comment on a figure, signed for a reason, and published to readers', async () => {
    const editor = await signIn('王芳', '/briefs/lithium-ion/2023-12', 'zh-CN')
    await editor.getByRole('button', { name: '发布', exact: true }).click()
    const panel = editor.getByRole('complementary', { name: '发布' })
    await panel.getByText('还没有提交审核。').waitFor()
    await editor.locator('.printed button.figure').first().click()
    await panel.getByLabel(/^意见/).fill('请核对这个数字')
    await panel.getByLabel(/^请谁处理/).fill('陈主任')
    await shoot(editor, 'comment-zh')
    await panel.getByRole('button', { name: '提意见' }).click()
    await panel.getByRole('button', { name: /^数字 / }).waitFor()
    await panel.getByRole('button', { name: '提交审核', exact: true }).click()
    await shoot(editor, 'draft-zh')
    await panel.getByRole('button', { name: '确定提交审核' }).click()
    await panel.getByRole('heading', { name: '第 1 版：待审核' }).waitFor({ timeout: 60_000 })
    await shoot(editor, 'in-review-zh')
    expect(await panel.getByRole('button', { name: '签发', exact: true }).count()).toBe(0)

    const signer = await signIn('陈主任', '/briefs/lithium-ion/2023-12', 'en-GB')
    await signer.getByRole('button', { name: 'Release: In review', exact: true }).click()
    const open = signer.getByRole('complementary', { name: 'Release' })
    await open.getByRole('button', { name: 'Sign', exact: true }).click()
    await open.getByText('Open; signing takes a reason:').waitFor()
    expect(
      await open.getByLabel('Reason (required; it stays in the record)').getAttribute('required'),
    ).not.toBeNull()
    await shoot(signer, 'sign-reason-en')
    await open.getByLabel(/^Reason/).fill('checked by telephone')
    await open.getByRole('button', { name: 'Sign: confirm' }).click()
    await open.getByRole('heading', { name: 'Version 1: Signed' }).waitFor({ timeout: 60_000 })
    await open.getByRole('button', { name: 'Schedule', exact: true }).click()
    await shoot(signer, 'signed-en')
    await open.getByRole('button', { name: 'Publish now' }).click()
    await open.getByRole('button', { name: 'Publish now: confirm' }).click()
    await open.getByRole('heading', { name: 'Version 1: Published' }).waitFor()
    // The site is closed until an owner opens it.
    await open.getByText(/there is no public page: the site is closed/).waitFor()
    await shoot(signer, 'published-en')

    const reader = await signIn('林', '/releases', 'zh-CN')
    await reader.getByRole('button', { name: /^文件/ }).click()
    await reader.getByText(/签发的文件/).click()
    await shoot(reader, 'reader-zh')
    const [download] = await Promise.all([
      reader.waitForEvent('download'),
      reader.getByRole('link', { name: 'lithium-ion.docx' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('2023-12-v1-lithium-ion.docx')
    await reader.goto(`${desk.url}/briefs/lithium-ion/2023-12`)
    await reader.getByText('读者只能看已发布的简报。').first().waitFor()
    await shoot(reader, 'reader-refused-zh')
  }, 180_000)
})
