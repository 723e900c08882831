import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js'
import { type Chart, type Document, getLocale } from '../../brief/brief.ts'
import { chartFaces, chartSvg } from '../chart/chart.ts'
import { createTextSetter, readPackageFonts, setChartTexts } from '../fonts/fonts.ts'

/** Pixels across: as wide as the text of a page of A4 at 300 to the inch. */
const pixels = 1_890

/** Draws charts. @throws UserError for a character that the fonts do not have. */
export interface ChartPainter {
  png(chart: Chart): Uint8Array
  /** With letters as outlines, so that it looks the same without the fonts. */
  svg(chart: Chart): string
}

/**
 * The painter of a brief's charts. The same chart always gives the same bytes.
 *
 * @param width of the drawings, where it is not the usual one.
 */
export async function createChartPainter(
  { language, about }: Pick<Document, 'language' | 'about'>,
  width?: number,
): Promise<ChartPainter> {
  const palette = about.look?.colours?.series
  const { paths, has } = await readPackageFonts()
  const setText = createTextSetter(has)
  const options: ResvgRenderOptions = {
    background: '#ffffff',
    fitTo: { mode: 'width', value: pixels },
    font: { loadSystemFonts: false, fontFiles: [...paths], defaultFontFamily: 'Tradebrief Hei' },
  }
  // Each drawing reads the fonts again, a third of its time: of one chart in both formats there is one.
  let drawn: { readonly chart: Chart; readonly drawing: Resvg } | null = null
  const paint = (chart: Chart) => {
    if (drawn?.chart === chart) return drawn.drawing
    const svg = chartSvg(setChartTexts(chart, setText), {
      numbers: getLocale(language).numbers,
      font: chartFaces,
      palette,
      ...(width && { width }),
    })
    drawn = { chart, drawing: new Resvg(svg, options) }
    return drawn.drawing
  }
  return {
    png: (chart) => paint(chart).render().asPng(),
    svg: (chart) => paint(chart).toString(),
  }
}
