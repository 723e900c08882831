/**
 * The charts of a brief as drawings in SVG.
 *
 * @module
 */
import { chartArchive } from '../chart-picture/chart-picture.ts'
import { formatDescriptions } from '../formats/formats.ts'
import type { Press } from '../press-type.ts'
import { escapeMarkup } from '../shared/shared.ts'

/**
 * A zip of every chart as a drawing that layout programs can scale: letters are outlines of the package's fonts, so
 * that it looks the same everywhere; caption and description are in the file as text. Beside them is a list of the files.
 *
 * @throws UserError for a character that the fonts do not have.
 */
export const svg: Press = {
  format: 'svg',
  extension: 'svg.zip',
  mediaType: formatDescriptions.svg.mediaType,
  print: (document) =>
    chartArchive(document, 'svg', (chart, painter) => {
      const title = `<title>${escapeMarkup(chart.caption)}</title>`
      const description = `<desc>${escapeMarkup([chart.alternative, ...chart.notes].join(' '))}</desc>`
      return painter.svg(chart).replace(/^<svg[^>]*>/, (root) => `${root}${title}${description}`)
    }),
}
