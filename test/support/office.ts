import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

/** The text of the PDF that LibreOffice makes of a Word file, charts with it, pages parted by form feeds. */
export function openedText(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-office-'))
  try {
    writeFileSync(join(folder, 'brief.docx'), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, 'brief.docx'],
      { cwd: folder, stdio: 'ignore', timeout: 100_000 },
    )
    return execFileSync('pdftotext', ['-layout', join(folder, 'brief.pdf'), '-'], { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
