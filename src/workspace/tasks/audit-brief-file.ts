import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { Archive, ArchiveFault, type ArchiveLimits } from '../../archive/archive.ts'
import { audit, type PrintedBrief, printedBrief } from '../../review/audit/audit.ts'
import { readBrief } from '../../review/audit/brief/brief.ts'
import {
  type Piece,
  readDocx,
  readHtml,
  readMarkdown,
  readSheets,
  readTagged,
  readText,
} from '../../review/audit/reading/reading.ts'
import { readNumber } from '../../review/printed-numbers/printed-numbers.ts'
import { xlsxSheets } from '../../sources/formats/formats.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'
import type { AuditedFile, BriefFile } from '../inspect/inspect.ts'
import { shortBrief } from './short-brief.ts'

/** A brief has some hundred kilobytes; what is a hundred times as large is something else. */
const largest = 32 * 1024 * 1024

/** Reads and audits a brief’s file. It runs in a child process. @throws UserError where the file cannot be read. */
export async function auditBriefFile(brief: BriefFile): Promise<AuditedFile> {
  const pieces = await readPieces(brief)
  return { report: audit(pieces), pieces }
}

/** After so many audits V8 has compiled what most texts need. */
const practiceRuns = 3

/** Audits a short text, since the first audits of a process take twice as long as later ones. */
export async function makeReady(): Promise<void> {
  for (let run = 0; run < practiceRuns; run++) audit(readMarkdown(shortBrief))
}

/** What the brief in a file prints. It runs in a child process. @throws UserError where the file cannot be read. */
export async function readPrintedBrief(brief: BriefFile): Promise<PrintedBrief> {
  return printedBrief(readBrief(await readPieces(brief)))
}

/** The text and tables of a brief’s file. @throws UserError where it cannot be read. */
export async function readPieces({ file, pdfText, pdfStructure }: BriefFile): Promise<Piece[]> {
  const extension = extname(file).toLowerCase()
  switch (extension) {
    case '.txt':
    case '.text':
      return readText(await textOf(file))
    case '.md':
    case '.markdown':
      return readMarkdown(await textOf(file))
    case '.html':
    case '.htm':
      return readHtml(await textOf(file))
    case '.docx':
      return wordOf(file, await bytesOf(file))
    case '.xlsx':
      return sheetsOf(file, await bytesOf(file))
    case '.pdf':
      return (pdfStructure ? readTagged(pdfStructure) : null) ?? readText(pdfText ?? '')
    default:
      throw unreadable(file, {
        zh: `不能核对 ${extension || '没有扩展名的'} 文件；可用 .txt、.md、.html、.docx、.xlsx、.pdf。`,
        en: `Files of kind ${extension || '(none)'} cannot be audited; use .txt, .md, .html, .docx, .xlsx or .pdf.`,
      })
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size > largest)
      throw unreadable(file, { zh: '文件太大，不像一份简报。', en: 'The file is too large for a brief.' })
    return await readFile(file)
  } catch (error) {
    if (error instanceof UserError) throw error
    throw unreadable(file, { zh: '文件打不开。', en: 'The file cannot be opened.' }, error)
  }
}

/** UTF-8, UTF-16 with its mark, or GB18030. */
async function textOf(file: string): Promise<string> {
  const bytes = await bytesOf(file)
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this encoding; the next one, if any.
    }
  throw unreadable(file, { zh: '不是文本文件。', en: 'It is no text file.' })
}

/** A workbook, sheet by sheet, as its cells were last calculated. */
async function sheetsOf(file: string, bytes: Uint8Array): Promise<Piece[]> {
  const sheets = await xlsxSheets({
    name: file,
    async *bytes() {
      yield new Uint8Array(bytes)
    },
  })
  return readSheets(sheets.map(({ rows }) => rows.map(({ cells }) => cells.map(cellText))))
}

/**
 * A cell as a text would print it. Workbooks keep a number in binary (0.1 + 0.2 as 0.30000000000000004); its decimal digits
 * are read exactly and rounded once, to four decimals, as many as any text prints.
 */
function cellText(cell: string | number | boolean | null): string {
  if (cell === null || typeof cell === 'boolean') return ''
  const text = String(cell)
  const number = /\.\d{5,}$/.test(text) ? readNumber(text) : null
  return number ? number.value.toFixed(4).replace(/\.?0+$/, '') : text
}

/** A brief with its pictures; of what is in it, two parts are read. */
const archiveLimits: ArchiveLimits = { entries: 5_000, entrySize: 4 * largest, size: 8 * largest }

function wordOf(file: string, bytes: Uint8Array): Piece[] {
  try {
    const archive = new Archive(bytes, archiveLimits)
    const part = (path: string): string | null => {
      const found = archive.read(path, largest)
      return found && new TextDecoder('utf-8', { fatal: true }).decode(found)
    }
    const document = part('word/document.xml')
    if (document === null) throw new ArchiveFault('damaged')
    return readDocx(document, part('word/footnotes.xml'))
  } catch (error) {
    // No UTF-8 is a TypeError.
    if (!(error instanceof ArchiveFault || error instanceof TypeError)) throw error
    throw unreadable(file, wordFault(error), error)
  }
}

const wordFault = (error: ArchiveFault | TypeError): Localized =>
  error instanceof ArchiveFault && ['tooLarge', 'tooMany', 'bomb'].includes(error.kind)
    ? {
        zh: 'Word 文档解压后太大，不像一份简报。',
        en: 'The Word document unpacks to more than a brief holds.',
      }
    : { zh: '不是完好的 Word 文档（.docx）。', en: 'It is no sound Word document (.docx).' }

const unreadable = (file: string, words: Localized, cause?: unknown): UserError =>
  new UserError(words, { where: { file }, cause })
