import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { chromiumPath, openBrowser, watchedPage } from '../support/browser.ts'
import '../support/command.ts' // a stale build is made anew, with the pages
import { type Hand, keyboard, mouse } from '../support/hands.ts'
import { readWorkbook } from '../support/workbook.ts'
import { sample, workspaceWith } from '../support/workspaces.ts'
import { unzip } from '../support/zip.ts'

const rounds = [
  { by: 'mouse', hand: mouse, locale: 'zh-CN', colorScheme: 'light', width: 1920 },
  { by: 'keyboard', hand: keyboard, locale: 'en-GB', colorScheme: 'dark', width: 360 },
  { by: 'keyboard', hand: keyboard, locale: 'zh-CN', colorScheme: 'light', width: 1920 },
] as const

describe.skipIf(!chromiumPath)('the monthly round, from an empty workspace', () => {
  let browser: Browser
  const desks: OpenDesk[] = []
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    for (const desk of desks) await desk.close()
  })

  it.each(rounds)(
    'goes by $by at $width px ($locale)',
    async ({ hand: handOf, width, ...look }) => {
      const { folder } = await workspaceWith()
      const bugs: unknown[] = []
      const desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
      desks.push(desk)
      const viewport = { width, height: width < 500 ? 740 : 1080 }
      const { page, requests, errors } = await watchedPage(browser, { ...look, viewport })
      const say = (zh: string, en: string) => (look.locale === 'zh-CN' ? zh : en)
      const hand = handOf(page)
      await page.goto(desk.url)
      await makeProduct(page, hand, say)
      await loadFiles(page, hand, say)
      await readBrief(page, hand, say)
      await exploreData(page, hand, say)
      await auditBrief(page, hand, say, desk.url)
      // What is refused is refused: the product that is not there yet, which its page asks for.
      expect(errors.filter((error) => !error.includes('404'))).toEqual([])
      expect(requests.filter((url) => !url.startsWith(desk.url))).toEqual([])
      expect(bugs).toEqual([])
    },
    180_000,
  )
})

type Say = (zh: string, en: string) => string
type Step = (page: Page, hand: Hand, say: Say) => Promise<void>

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()

const makeProduct: Step = async (page, hand, say) => {
  await hand.press(link(page, say('产品', 'Products')))
  await hand.write(page.getByLabel(say('是什么产品？', 'Which product?')), '85076000')
  await hand.press(page.getByRole('button', { name: say('锂离子蓄电池', 'lithium-ion batteries') }))
  await hand.press(button(page, say('建立产品', 'Create the product')))
  await hand.press(page.getByText(say('以文本编辑', 'Edit as text'), { exact: true }))
  const text = page.getByRole('textbox', { name: say('产品的文本', 'The product as text') })
  await expect.poll(() => text.inputValue()).toContain('en: lithium-ion batteries')
  // The text and the form are one.
  await hand.write(text, (await text.inputValue()).replace('classes:', 'named: 2\nclasses:'))
  await expect.poll(() => page.getByLabel(say('文中点名', 'Named in prose')).inputValue()).toBe('2')
  await page.getByText(say('已保存', 'Saved'), { exact: true }).waitFor()
}

const loadFiles: Step = async (page, hand, say) => {
  await hand.press(link(page, say('数据', 'Data')))
  const paths = await filesToLoad([join(sample, 'files')])
  const files = await Promise.all(
    paths.map(async (path, index) => ({
      // The name of one says nothing, so that it has to be asked about.
      name: index === 0 ? 'download.csv' : basename(path),
      mimeType: 'text/csv',
      buffer: await readFile(path),
    })),
  )
  await hand.handIn(button(page, say('选择文件', 'choose files')), files)
  const question = page.getByRole('group', {
    name: say('download.csv 是出口还是进口？', 'Is download.csv of exports or imports?'),
  })
  await hand.press(question.getByRole('button', { name: say('出口', 'exports') }))
  await hand.press(button(page, say(`载入全部 ${files.length} 个文件`, `Load all ${files.length} files`)))
  for (const { name } of files)
    await page
      .getByRole('row', { name: new RegExp(name.replace(/[.()]/g, '\\$&')) })
      .getByText(say('已载入', 'Loaded'))
      .waitFor()
}

const readBrief: Step = async (page, hand, say) => {
  await hand.press(link(page, say('简报', 'Briefs')))
  const asked = page.waitForRequest('**/api/commentary/**')
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/api/commentary/**', (route) => held.then(() => route.continue()), { times: 1 })
  await hand.press(
    link(page, say('打开锂离子蓄电池 2023年12月简报', 'Open the brief of lithium-ion batteries, Dec 2023')),
  )
  const figure = page.locator('button.figure').first()
  // It is there with its buttons for commentary, which would else move it from under a press.
  await asked
  expect(await figure.count()).toBe(0)
  answer()
  await hand.press(figure)
  const locator = page.getByRole('complementary')
  await locator.getByText(say('出口 当月 金额', 'exports, month, value'), { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => figure.evaluate((item) => item === item.getRootNode().activeElement)).toBe(true)

  await hand.press(page.getByRole('button', { name: say('＋ 写评论', '+ Comment on this part') }).first())
  const commentary = page.getByLabel(say('评论', 'Commentary'), { exact: true })
  await hand.write(commentary, 'ABC {{export.month.valu}}.')
  const likeliest = locator.getByRole('button', {
    name: say('出口 当月 金额 export', 'exports, month, value export'),
  })
  await likeliest.first().waitFor()
  await hand.press(likeliest.first())
  await page.locator('.printed').getByText(say('ABC 52.79亿美元.', 'ABC US$5,279.4 million.')).waitFor()
  await locator.getByText(say('已保存', 'Saved'), { exact: true }).waitFor()
  await page.keyboard.press('Escape')

  await hand.press(button(page, /^检查|^Checks/))
  await locator.getByText(say('所需月份齐全', 'every month needed is there')).first().waitFor()
  await page.keyboard.press('Escape')

  const word = unzip(await readFile(await (await hand.download(link(page, 'Word'))).path()))
  expect(word.get('word/document.xml')).toContain('ABC ')
  const [sheet] = readWorkbook(await readFile(await (await hand.download(link(page, 'Excel'))).path()))
  expect([...(sheet?.cells.values() ?? [])].map(({ value }) => value).join()).toContain(
    say('锂离子蓄电池', 'lithium-ion'),
  )

  const language = page.getByRole('group', { name: say('简报的语言', 'Language of the brief') })
  await hand.press(language.getByRole('button', { name: say('English', '中文') }))
  await page
    .locator('.printed')
    .getByText(say('China’s trade in', '中国锂离子蓄电池贸易简报'))
    .first()
    .waitFor()

  await hand.press(button(page, say('季', 'Quarter')))
  await page.getByRole('heading', { name: say('2023年四季度', 'Q4 2023') }).waitFor()
  const quarter = await hand.download(link(page, 'Word'))
  expect(quarter.suggestedFilename()).toContain(say('lithium-ion', '锂离子蓄电池'))
  expect(unzip(await readFile(await quarter.path())).get('word/document.xml')).not.toContain('ABC ')
  await hand.choose(page.getByLabel(say('时期', 'Period')), '2023-Q3')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/briefs/lithium-ion-batteries/2023-Q3')
}

const exploreData: Step = async (page, hand, say) => {
  await hand.press(link(page, say('查询', 'Explore')))
  await hand.choose(page.getByLabel(say('图形', 'Chart')), 'lines')
  await hand.press(page.getByLabel(say('德国', 'Germany'), { exact: true }))
  await page.getByRole('img', { name: say('德国', 'Germany') }).waitFor()
  expect(new URL(page.url()).searchParams.get('only')).toBe('DEU')
  await page.reload()
  await page.getByRole('img', { name: say('德国', 'Germany') }).waitFor()
  const csv = await hand.download(link(page, say('下载 CSV', 'Download CSV')))
  expect(await readFile(await csv.path(), 'utf8')).toContain('2023-12,DEU,')
}

const auditBrief = async (page: Page, hand: Hand, say: Say, url: string) => {
  const markdown = await page.request.get(`${url}/api/briefs/lithium-ion-batteries/2023-12/file?format=md`)
  await hand.press(link(page, say('核对', 'Audit')))
  await hand.handIn(button(page, say('选择文件', 'choose files')), {
    name: '简报.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from((await markdown.text()).replace('| 55.49 |', '| 65.49 |')),
  })
  const mark = page.locator('mark', { hasText: '65.49' })
  await mark.waitFor()
  await hand.press(mark.getByRole('link').first())
  await expect.poll(() => new URL(page.url()).hash).toBe('#remark-1')
}
