import { execFileSync } from 'node:child_process'

/** A page, and how much of its text's height its largest blank band takes. */
export interface PageBlank {
  readonly page: number
  readonly blank: number
}

const dotsPerInch = 36
/** Parts of the page above and below the text: margins with running head and number. */
const margins = { top: 25 / 297, bottom: 20 / 297 }
/** A dot lighter than this is paper. */
const paper = 245

/** The largest blank band of every page of a PDF; pdftoppm must be installed. */
export function measureBlankBands(file: string): PageBlank[] {
  const pictures = execFileSync('pdftoppm', ['-r', String(dotsPerInch), '-gray', file], {
    maxBuffer: 1_073_741_824,
  })
  return readGrayPages(pictures).map(({ width, height, dots }, index) => {
    const from = Math.round(height * margins.top)
    const to = Math.round(height * (1 - margins.bottom))
    let longest = 0
    let run = 0
    for (let row = from; row < to; row++) {
      const isBlank = dots.subarray(row * width, (row + 1) * width).every((dot) => dot >= paper)
      run = isBlank ? run + 1 : 0
      longest = Math.max(longest, run)
    }
    return { page: index + 1, blank: longest / (to - from) }
  })
}

interface GrayPage {
  readonly width: number
  readonly height: number
  readonly dots: Uint8Array
}

/** Pages in the binary greymap format (P5), one after another. */
function readGrayPages(bytes: Buffer): GrayPage[] {
  const pages: GrayPage[] = []
  for (let index = 0; index < bytes.length; ) {
    const header = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.toString('latin1', index, index + 64))
    if (!header) throw new RangeError('pdftoppm wrote no greymap')
    const [lead, width, height] = [header[0].length, Number(header[1]), Number(header[2])]
    const start = index + lead
    pages.push({ width, height, dots: bytes.subarray(start, start + width * height) })
    index = start + width * height
  }
  return pages
}
