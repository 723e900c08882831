import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Whether LibreOffice is here. */
export const office = spawnSync('soffice', ['--version']).status === 0

/** Commas, double quotes, UTF-8, from the first row, cells as shown, every sheet. */
const csvOptions = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1'

/** What LibreOffice shows in each sheet of a workbook, as rows of texts, by the sheet's name. */
export function openedSheets(bytes: Uint8Array): Map<string, string[][]> {
  const [sheets = new Map()] = openedWorkbooks([bytes])
  return sheets
}

/** The same of several workbooks, for which it is started once. */
export function openedWorkbooks(workbooks: readonly Uint8Array[]): Map<string, string[][]>[] {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-xlsx-'))
  try {
    const names = workbooks.map((bytes, index) => {
      writeFileSync(join(folder, `brief${index}.xlsx`), bytes)
      return `brief${index}`
    })
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const files = names.map((name) => `${name}.xlsx`)
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', csvOptions, '--outdir', folder, ...files],
      { cwd: folder, stdio: 'ignore', timeout: 100_000 },
    )
    const written = readdirSync(folder).filter((name) => name.endsWith('.csv'))
    return names.map((name) => {
      const sheets = written.filter((file) => file.startsWith(`${name}-`))
      return new Map(
        sheets.map((file) => [
          file.slice(name.length + 1, -'.csv'.length),
          csvRows(readFileSync(join(folder, file), 'utf8')),
        ]),
      )
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
    else if (end === '') break
  }
  return rows
}

/** Whether LibreOffice opens slides here. */
export const impress =
  office &&
  existsSync(
    join(
      dirname(realpathSync(execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim())),
      'libsdlo.so',
    ),
  )

/** A line of text on a slide: its edges in inches from the top left. */
export interface SlideLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where LibreOffice writes the lines of text of each slide. */
export function openedSlides(bytes: Uint8Array): SlideLine[][] {
  return asPdf(bytes, 'pptx', (path) => {
    const pages = execFileSync('pdftotext', ['-bbox-layout', path, '-'], { encoding: 'utf8' })
      .split('<page ')
      .slice(1)
    return pages.map((page) =>
      [
        ...page.matchAll(
          /<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/line>/gs,
        ),
      ].map(([, left, top, right, bottom, words = '']) => ({
        text: [...words.matchAll(/>([^<]*)<\/word>/g)].map(([, word]) => word).join(' '),
        left: Number(left) / 72,
        right: Number(right) / 72,
        top: Number(top) / 72,
        bottom: Number(bottom) / 72,
      })),
    )
  })
}

/** The text of the PDF that LibreOffice makes of a Word file, charts with it, pages parted by form feeds. */
export const openedText = (bytes: Uint8Array): string =>
  asPdf(bytes, 'docx', (path) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }))

/** What is read from the PDF that LibreOffice makes of a file. */
function asPdf<Read>(bytes: Uint8Array, extension: 'docx' | 'pptx', read: (path: string) => Read): Read {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-office-'))
  try {
    writeFileSync(join(folder, `brief.${extension}`), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, `brief.${extension}`],
      { cwd: folder, stdio: 'ignore', timeout: 150_000 },
    )
    return read(join(folder, 'brief.pdf'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
