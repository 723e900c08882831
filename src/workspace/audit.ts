import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { type AuditReport, audit } from '../review/audit/audit.ts'
import type { Piece } from '../review/audit/reading/pieces.ts'
import { readDocx } from '../review/audit/reading/read-docx.ts'
import { readHtml } from '../review/audit/reading/read-html.ts'
import { readMarkdown } from '../review/audit/reading/read-markdown.ts'
import { readText } from '../review/audit/reading/read-text.ts'
import { zipEntry } from '../review/audit/reading/zip-entry.ts'
import type { Localized } from '../trade/language.ts'
import { UserError } from '../trade/user-error.ts'

/** A brief has some hundred kilobytes; what is a hundred times as large is something else. */
const largest = 32 * 1024 * 1024

/**
 * Audits the brief in a file: text taken from a PDF, Markdown, HTML, Word, or PDF where `pdftotext` is at hand.
 *
 * @throws UserError where the file cannot be read, or holds no table of a brief.
 */
export async function auditFile(file: string): Promise<AuditReport> {
  const report = audit(await piecesOf(file))
  if (report.tables === 0)
    throw new UserError(
      {
        zh: '没有找到简报的表格，无从审核。',
        en: 'No table of a brief was found, so there is nothing to audit.',
      },
      {
        where: { file },
        hint: {
          zh: '审核中文贸易简报：表题形如“表1：2023年1-12月中国…进出口概况（亿美元/万个）”。',
          en: 'It audits Chinese trade briefs, with captions such as 表1：2023年1-12月中国…进出口概况（亿美元/万个）.',
        },
      },
    )
  return report
}

/** The text and tables of a brief’s file. @throws UserError where it cannot be read. */
export async function piecesOf(file: string): Promise<Piece[]> {
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
    case '.pdf':
      await bytesOf(file)
      return readText(await pdfText(file))
    default:
      throw unreadable(file, {
        zh: `不能审核 ${extension || '没有扩展名的'} 文件；可用 .txt、.md、.html、.docx、.pdf。`,
        en: `Files of kind ${extension || '(none)'} cannot be audited; use .txt, .md, .html, .docx or .pdf.`,
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

function wordOf(file: string, bytes: Uint8Array): Piece[] {
  const part = (path: string): string | null => {
    const found = zipEntry(bytes, path, largest)
    return found && new TextDecoder().decode(found)
  }
  const document = part('word/document.xml')
  if (document === null)
    throw unreadable(file, {
      zh: '不是完好的 Word 文档（.docx）。',
      en: 'It is no sound Word document (.docx).',
    })
  return readDocx(document, part('word/footnotes.xml'))
}

/** Text by lines as they stand on the page (Poppler's pdftotext). */
async function pdfText(file: string): Promise<string> {
  const run = promisify(execFile)
  try {
    const { stdout } = await run('pdftotext', ['-layout', '-enc', 'UTF-8', '-q', '--', file, '-'], {
      maxBuffer: largest,
      timeout: 60_000,
    })
    return stdout
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw absent
      ? new UserError(
          { zh: '读 PDF 需要 pdftotext。', en: 'Reading a PDF needs pdftotext.' },
          {
            where: { file },
            hint: {
              zh: '安装 poppler（Debian：poppler-utils），或先把文字存成 .txt。',
              en: 'Install Poppler (Debian: poppler-utils), or save its text as .txt.',
            },
            cause: error,
          },
        )
      : unreadable(file, { zh: 'PDF 读不出文字。', en: 'No text can be read from the PDF.' }, error)
  }
}

const unreadable = (file: string, words: Localized, cause?: unknown): UserError =>
  new UserError(words, { where: { file }, cause })
