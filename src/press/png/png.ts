/**
 * The charts of a brief as pictures in PNG.
 *
 * @module
 */
import { chartArchive, withPngTexts } from '../chart-picture/chart-picture.ts'
import { formatDescriptions } from '../formats/formats.ts'
import type { Press } from '../press-type.ts'

/**
 * A zip of every chart as a picture for print (300 pixels an inch across a page of A4), with its caption, source and
 * description in the file, and a list of the files.
 *
 * @throws UserError for a character that the fonts do not have.
 */
export const png: Press = {
  format: 'png',
  extension: 'png.zip',
  mediaType: formatDescriptions.png.mediaType,
  print: (document) =>
    chartArchive(document, 'png', (chart, painter) => {
      const { caption, notes, alternative } = chart
      const texts = { Title: caption, Source: notes.join(' '), Description: alternative }
      return withPngTexts(painter.png(chart), texts)
    }),
}
