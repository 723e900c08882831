import { measureBlankBands } from './blank-bands.ts'

/** Prints pages of PDF files that are left more than a quarter empty; the last page of a file may be. */
const most = 0.25

for (const file of process.argv.slice(2)) {
  const pages = measureBlankBands(file)
  const empty = pages.slice(0, -1).filter(({ blank }) => blank > most)
  const found = empty.map(({ page, blank }) => `page ${page}: ${Math.round(blank * 100)} %`)
  console.log(`${file}: ${pages.length} pages${found.length === 0 ? '' : `; ${found.join(', ')}`}`)
}
