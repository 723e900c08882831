import sanitizeHtml from 'sanitize-html'
import { describe, expect, it } from 'vitest'
import { wechat, wechatFolder } from '../../src/press/wechat/wechat.ts'
import { chartsBrief } from '../support/chart-documents.ts'
import { brief } from '../support/documents.ts'
import { unzip } from '../support/zip.ts'
import { articleOf } from './article-reader.ts'

/** What the platform's editor takes: no class, id, script, position or link; pictures from the page or beside it. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'section',
    'p',
    'span',
    'strong',
    'em',
    'sup',
    'br',
    'img',
    'table',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { '*': ['style'], img: ['src', 'alt', 'style'], td: ['colspan', 'style'] },
  allowedSchemes: ['data'],
  allowedSchemesAppliedToAttributes: ['src'],
  selfClosing: ['img', 'br'],
}

/** Properties that the editor keeps; `position`, `float`, `display` and variables are not among them. */
const properties =
  /^(?:font-(?:size|weight|style)|line-height|color|background-color|text-align|vertical-align|margin|padding|border(?:-left|-bottom|-collapse)?|width|max-width|height|white-space)$/

describe.each(['zh', 'en'] as const)('an article for WeChat (%s)', (language) => {
  it.each([
    ['of tables', brief(language)],
    ['with charts', chartsBrief(language)],
  ])('%s passes an allow-list sanitiser unchanged', async (_, document) => {
    const page = new TextDecoder().decode(await wechat.print(document))
    const article = articleOf(page)
    expect(article.length).toBeGreaterThan(1_000)
    expect(sanitizeHtml(article, allowed)).toBe(article)
  })

  it('has the sanitiser take out what is not allowed, so that it would be found', () => {
    expect(
      sanitizeHtml('<p class="a" style="color: red">x<a href="https://example.org">y</a></p>', allowed),
    ).toBe('<p style="color:red">xy</p>')
  })

  it('uses no property that the editor drops', async () => {
    const article = articleOf(new TextDecoder().decode(await wechat.print(chartsBrief(language))))
    const used = [...article.matchAll(/ style="([^"]*)"/g)].flatMap(([, style = '']) =>
      style.split(';').map((declaration) => declaration.split(':')[0]?.trim() ?? ''),
    )
    expect(used.length).toBeGreaterThan(50)
    expect(used.filter((name) => !properties.test(name))).toEqual([])
  })

  it('has in its folder the pictures that the article names', async () => {
    const files = unzip(await wechatFolder.print(chartsBrief(language)))
    const named = [...(files.get('article.html') ?? '').matchAll(/src="(images\/[^"]+)"/g)].map(
      ([, path]) => path,
    )
    expect(named.length).toBeGreaterThan(0)
    expect([...files.keys()].filter((path) => path.startsWith('images/'))).toEqual(named)
  })
})
