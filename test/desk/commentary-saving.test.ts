import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { chromiumPath, openBrowser, violations } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { load, sample, workspaceWith } from '../support/workspaces.ts'

describe.skipIf(!chromiumPath)('commentary saves itself', () => {
  let browser: Browser
  let desk: OpenDesk
  let workspace: Workspace
  const bugs: unknown[] = []
  const errors: string[] = []
  const serve = async (port = 0) => {
    desk = await serveDesk({ folder: workspace.folder, port, onError: (error) => bugs.push(error) })
  }
  beforeAll(async () => {
    workspace = await workspaceWith()
    const product = join('products', 'lithium-ion.yaml')
    await copyFile(join(sample, product), join(workspace.folder, product))
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    await serve()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
    // A desk that is down, and an edition that is another now, are among what is tested.
    expect(
      errors.filter((error) => !/ERR_CONNECTION|ERR_EMPTY|\(Precondition Failed\)|412/.test(error)),
    ).toEqual([])
    expect(bugs).toEqual([])
  })

  const person = (locale = 'zh-CN', width = 1440): Promise<BrowserContext> =>
    browser.newContext({ locale, viewport: { width, height: 900 } })
  const open = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage()
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    return page
  }
  const brief = async (context: BrowserContext, month = '2023-12') => {
    const page = await open(context)
    await page.goto(`${desk.url}/briefs/lithium-ion/${month}?language=zh`)
    await page.locator('button.comment').nth(1).click()
    await page.getByRole('textbox', { name: '评论' }).waitFor()
    return page
  }
  const area = (page: Page) => page.getByRole('textbox', { name: '评论' })
  const status = (page: Page, text: string) =>
    page.locator('.save-status [role=status]', { hasText: text }).waitFor()
  const stored = (month = '2023-12') =>
    readFile(join(workspace.folder, 'commentary', month, 'lithium-ion.md'), 'utf8').catch(() => '')

  it('after a pause, without a button, and the brief shows it', async () => {
    const context = await person()
    const page = await brief(context)
    await area(page).fill('出口略有回落。')
    await status(page, '已保存')
    expect(await stored()).toContain('出口略有回落。')
    expect(
      await page.evaluate('Object.keys(localStorage).filter((key) => key.includes("commentary"))'),
    ).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.printed').getByText('出口略有回落。').waitFor()
    await context.close()
  })

  it('when the reader goes to another page right after the last key', async () => {
    const context = await person()
    const page = await brief(context)
    await area(page).pressSequentially('甲乙丙')
    await page.getByRole('link', { name: '数据', exact: true }).click()
    await expect.poll(() => stored(), { timeout: 10_000 }).toContain('甲乙丙')
    await page.goBack()
    await page.locator('button.comment').nth(1).click()
    expect(await area(page).inputValue()).toContain('甲乙丙')
    await context.close()
  })

  it.each(['close', 'crash'])('when the page is gone right after the last key (%s)', async (way) => {
    const context = await person()
    const page = await brief(context)
    const last = `最后一键 ${way}`
    await area(page).press('End')
    await area(page).pressSequentially(last)
    if (way === 'close') await page.close()
    else {
      // Nothing of the page runs any more: what it has stored by then is all there is.
      const crashed = new Promise((resolve) => page.once('crash', resolve))
      const session = await context.newCDPSession(page)
      session.send('Page.crash').catch(() => {})
      await crashed
    }
    const again = await brief(context)
    await expect.poll(() => area(again).inputValue()).toContain(last)
    await status(again, '已保存')
    expect(await stored()).toContain(last)
    await context.close()
  })

  it('and is not called unsaved where the page was closed before the answer came', async () => {
    const context = await person()
    const page = await brief(context, '2023-06')
    await area(page).pressSequentially('关得太快')
    await page.close()
    await expect.poll(() => stored('2023-06'), { timeout: 10_000 }).toContain('关得太快')
    const again = await open(context)
    await again.goto(`${desk.url}/data`)
    const drafts = () =>
      again.evaluate('Object.keys(localStorage).filter((key) => key.includes("commentary/")).length')
    await expect.poll(drafts, { timeout: 10_000 }).toBe(0)
    expect(await again.locator('.notice').count()).toBe(0)
    await context.close()
  })

  it('and is offered in the next month, with that month’s values', async () => {
    const context = await person()
    const page = await brief(context, '2023-09')
    await area(page).fill('出口{{export.month.value}}。')
    await status(page, '已保存')
    const next = await brief(context, '2023-10')
    await next.getByRole('button', { name: '沿用2023年9月的文字' }).click()
    await status(next, '已保存')
    expect(await stored('2023-10')).toContain('出口{{export.month.value}}。')
    const printed = (given: Page) =>
      given
        .locator('.printed')
        .getByText(/^出口[\d.,]+亿美元。$/)
        .textContent()
    expect(await printed(next)).not.toBe(await printed(page))
    await next.getByText('以前的文字').click()
    await next.getByText('2023年6月的文字').waitFor()
    expect(await violations(next)).toEqual([])
    await context.close()
  })

  it('and does not call half a reference a mistake while it is typed', async () => {
    const context = await person()
    const page = await brief(context, '2023-07')
    await area(page).pressSequentially('福建出口{{没有这样的')
    await page.locator('.save-status', { hasText: '选好数字以后就保存' }).waitFor()
    expect(await page.locator('.problem').count()).toBe(0)
    await page.getByText('没有这样的数字').waitFor()
    await area(page).blur()
    const problem = page.locator('.problem', { hasText: '“{{”之后没有同一行的' })
    await problem.waitFor()
    expect(await problem.textContent()).not.toContain('.md')
    await context.close()
  })

  it('once the desk is there again, and says meanwhile that it is not', async () => {
    const context = await person()
    const page = await brief(context, '2023-11')
    await area(page).pressSequentially('写在断线之前')
    await status(page, '已保存')
    const port = Number(new URL(desk.url).port)
    await desk.close()
    await area(page).press('End')
    await area(page).pressSequentially('，以及之后')
    await status(page, '还没有保存，会自动再试')
    await page.getByText('工作台没有回答。').waitFor()
    await page.close()
    await serve(port)

    const again = await open(context)
    await again.goto(`${desk.url}/data`)
    await again.locator('.notice').getByRole('link').click()
    await again.locator('.notice').getByRole('button').first().click()
    await again.getByText('已从这个浏览器恢复').waitFor()
    expect(await area(again).inputValue()).toBe('写在断线之前，以及之后')
    await status(again, '已保存')
    expect(await stored('2023-11')).toContain('写在断线之前，以及之后')
    await context.close()
  })

  it('for two at once: the second is told, sees both texts, and loses none', async () => {
    const [first, second] = await Promise.all([person(), person()])
    const [one, two] = [await brief(first, '2023-10'), await brief(second, '2023-10')]
    await area(one).fill('第一个人写的。')
    await status(one, '已保存')
    await area(two).fill('第二个人写的。')
    await two.getByRole('heading', { name: '这一段有两种文字' }).waitFor()
    expect(await violations(two)).toEqual([])
    // Nothing is lost where the page is closed before either is chosen.
    await two.close()
    const again = await brief(second, '2023-10')
    const conflict = again.locator('.conflict')
    await conflict.getByText('第一个人写的。').waitFor()
    await conflict.getByText('第二个人写的。').waitFor()
    expect(await stored('2023-10')).not.toContain('第二个人')
    await again.getByRole('button', { name: '用我的' }).click()
    await status(again, '已保存')
    expect(await stored('2023-10')).toContain('第二个人写的。')
    await again.getByText('以前的文字').first().click()
    const earlier = again.locator('.versions li', { hasText: '第一个人写的。' }).first()
    await earlier.getByRole('button').click()
    await status(again, '已保存')
    await expect.poll(() => stored('2023-10')).toContain('第一个人写的。')
    await again.getByRole('button', { name: '撤销' }).click()
    expect(await area(again).inputValue()).toBe('第二个人写的。')
    await Promise.all([first.close(), second.close()])
  })

  it('where another part was changed meanwhile, without a question', async () => {
    const context = await person()
    const page = await brief(context, '2023-09')
    const folder = join(workspace.folder, 'commentary', '2023-09')
    await area(page).fill('这一段。')
    await status(page, '已保存')
    const file = join(folder, 'lithium-ion.md')
    await writeFile(file, `开头的话。\n\n${await readFile(file, 'utf8')}`)
    await area(page).press('End')
    await area(page).pressSequentially('再写一句。')
    await status(page, '已保存')
    await expect.poll(() => stored('2023-09')).toContain('这一段。再写一句。')
    expect(await stored('2023-09')).toContain('开头的话。')
    await context.close()
  })

  it('not while a figure in it is wrong, of which the text is kept here', async () => {
    const context = await person()
    const page = await brief(context, '2023-08')
    await area(page).fill('出口{{export.month.valu}}。')
    await status(page, '请先改好文中的错误')
    expect(await stored('2023-08')).toBe('')
    await page.close()
    const again = await brief(context, '2023-08')
    expect(await area(again).inputValue()).toBe('出口{{export.month.valu}}。')
    await again.locator('.likest button').first().click()
    await status(again, '已保存')
    expect(await stored('2023-08')).toContain('{{export.month.value}}')
    await context.close()
  })

  it('steps back and forth', async () => {
    const context = await person('zh-CN', 390)
    const page = await brief(context, '2023-07')
    await area(page).fill('一')
    await status(page, '已保存')
    await area(page).fill('一二')
    await area(page).press('Control+z')
    expect(await area(page).inputValue()).toBe('一')
    await area(page).press('Control+Shift+z')
    expect(await area(page).inputValue()).toBe('一二')
    await status(page, '已保存')
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
    await context.close()
  })

  it('is in the log of changes, for everybody to read', async () => {
    const context = await person()
    const page = await open(context)
    await page.goto(`${desk.url}/changes`)
    const row = page.getByRole('row', { name: /写了评论 .*2023年7月/ })
    await row.getByRole('link').click()
    await page.locator('button.figure').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/briefs/lithium-ion/2023-07')
    await page.goto(`${desk.url}/changes`)
    await row.waitFor()
    expect(await violations(page)).toEqual([])
    await context.close()
  })

  it('never keeps a key waiting for a task of 50 ms', async () => {
    const context = await person()
    const page = await brief(context, '2023-06')
    await area(page).fill('长文。'.repeat(2000))
    await status(page, '已保存')
    await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] })
    await area(page).press('End')
    for (let round = 0; round < 8; round++) {
      await area(page).pressSequentially('又写十个字', { delay: 60 })
      await page.waitForTimeout(400) // so that previews come in between
    }
    const tasks = pageTasks(await browser.stopTracing())
    expect(tasks.length).toBeGreaterThan(40)
    expect(Math.max(...tasks)).toBeLessThan(50)
    await context.close()
  })
})

/**
 * The processor time, in milliseconds, of each task of a page’s thread in a trace; what other programs of the machine
 * take meanwhile does not count. A key waits for at most one task: the browser handles it before the next.
 */
function pageTasks(trace: Buffer): number[] {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString())
  const threads = traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid} ${tid}`)
  return traceEvents
    .filter(({ name, pid, tid }) => name === 'RunTask' && threads.includes(`${pid} ${tid}`))
    .flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]))
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Processor time in microseconds. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}
