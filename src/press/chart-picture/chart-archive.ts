import type { Chart, Document } from '../../brief/brief.ts'
import { zipFile } from '../ooxml/ooxml.ts'
import { type ChartPainter, createChartPainter } from './chart-painter.ts'
import { fileNames } from './file-names.ts'
import { pictureList } from './picture-list.ts'

/**
 * A zip of every chart of a brief in one format, with a list of the files.
 *
 * @throws UserError for a character that the fonts do not have.
 */
export async function chartArchive(
  document: Document,
  extension: string,
  draw: (chart: Chart, painter: ChartPainter) => Uint8Array | string,
): Promise<Uint8Array> {
  const charts = document.blocks.filter((block) => block.kind === 'chart')
  const painter = await createChartPainter(document)
  const names = fileNames(charts, extension)
  const pictures = charts.map((chart, index) => [names[index] ?? '', draw(chart, painter)] as const)
  return zipFile([...pictures, ['figures.txt', pictureList(document, charts, names)]])
}
