/**
 * Briefs as articles for WeChat official accounts (微信公众号), to be pasted into the platform's editor.
 *
 * @module
 */
import { type Document, getLocale } from '../../brief/brief.ts'
import { createChartPainter, fileNames } from '../chart-picture/chart-picture.ts'
import { formatDescriptions } from '../formats/formats.ts'
import { zipFile } from '../ooxml/ooxml.ts'
import type { Press } from '../press-type.ts'
import { printedLogo } from '../shared/shared.ts'
import { article } from './article.ts'
import { articlePage } from './article-page.ts'

/**
 * A brief as one HTML page with an article and a button that copies it. The article has inline styles and charts as
 * pictures only, since the editor drops everything else; the pictures are in the page.
 *
 * @throws UserError for a character of a chart that the fonts do not have.
 */
export const wechat: Press = {
  format: 'wechat',
  extension: 'wechat.html',
  mediaType: formatDescriptions.wechat.mediaType,
  async print(document) {
    const pictures = await drawPictures(document)
    const address = (name: string) =>
      `data:image/png;base64,${Buffer.from(pictures.get(name) ?? []).toString('base64')}`
    return new TextEncoder().encode(
      articlePage(document, article(document, { names: [...pictures.keys()], address })),
    )
  },
}

/** The same as a zip: the article, and its pictures as files, for who uploads these by hand. */
export const wechatFolder: Press = {
  format: 'wechat-folder',
  extension: 'wechat.zip',
  mediaType: formatDescriptions['wechat-folder'].mediaType,
  async print(document) {
    const pictures = await drawPictures(document)
    const page = articlePage(
      document,
      article(document, { names: [...pictures.keys()], address: (name) => `images/${name}` }),
    )
    return zipFile([
      ['article.html', page],
      ...[...pictures].map(([name, bytes]) => [`images/${name}`, bytes] as const),
    ])
  },
}

/** Of charts, so that their letters can be read on a phone. */
const phoneWidth = 400

/** The name of the logo among the pictures. */
const logoName = '00-logo.png'

/** The pictures by their names: the logo, where there is one, then the charts in their order. */
async function drawPictures(document: Document): Promise<ReadonlyMap<string, Uint8Array>> {
  const charts = document.blocks.filter((block) => block.kind === 'chart')
  const logo = printedLogo(document, getLocale(document.language))
  const drawn = new Map<string, Uint8Array>(logo ? [[logoName, logo.png]] : [])
  if (charts.length === 0) return drawn
  const painter = await createChartPainter(document, phoneWidth)
  fileNames(charts, 'png').forEach((name, index) => {
    const chart = charts[index]
    if (chart) drawn.set(name, painter.png(chart))
  })
  return drawn
}
