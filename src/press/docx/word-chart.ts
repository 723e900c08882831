import type { Chart } from '../../brief/brief.ts'
import { chartHeight } from '../ooxml/native-chart/native-chart.ts'
import { run, wordText } from './word-markup.ts'

/** In pixels, 96 an inch: as wide as the text of a page of A4. */
const widest = 604
const twipsPerPixel = 15
const emuPerPixel = 9525

/**
 * The place of a chart in the text, with its words for who cannot see it. Word draws what `chartPart` holds.
 *
 * @param room the width of the text, in twips.
 */
export function wordChart(
  { id, number, form, categories, caption, alternative }: Chart,
  room: number,
): string {
  const width = Math.min(widest, Math.floor(room / twipsPerPixel))
  const height = chartHeight({ form, categories })
  const properties = `<wp:docPr id="${number}" name="${wordText(id)}" descr="${wordText(alternative)}" title="${wordText(caption)}"/>`
  const chart = `<c:chart xmlns:c="${drawingml}/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdchart${number}-charts"/>`
  return inline(
    { width, height },
    `${properties}<wp:cNvGraphicFramePr/>`,
    `<a:graphicData uri="${drawingml}/chart">${chart}</a:graphicData>`,
  )
}

const drawingml = 'http://schemas.openxmlformats.org/drawingml/2006'

/** A picture or a chart that stands in its line, as large as said in pixels. */
export function inline(
  { width, height }: { readonly width: number; readonly height: number },
  properties: string,
  graphic: string,
): string {
  const extent = `<wp:extent cx="${emu(width)}" cy="${emu(height)}"/><wp:effectExtent t="0" r="0" b="0" l="0"/>`
  return run(
    `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">${extent}${properties}<a:graphic xmlns:a="${drawingml}/main">${graphic}</a:graphic></wp:inline></w:drawing>`,
  )
}

/** English metric units, in which DrawingML measures. */
export const emu = (pixels: number): number => Math.round(pixels * emuPerPixel)
