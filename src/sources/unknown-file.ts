import { UserError, type UserErrorDetails } from '../trade/errors/errors.ts'
import type { Localized } from '../trade/trade.ts'
import { explainCorrelationTable } from './correlation/correlation.ts'
import {
  csvRows,
  decodeText,
  detectEncoding,
  encodingOfHead,
  isWorkbook,
  type Row,
  readHead,
} from './formats/formats.ts'
import type { SourceFile } from './source-file.ts'

/** Says of a table that is no data what it is for; null where it does not know the table. */
type ExplainTable = (rows: readonly Row[], file: string) => UserError | null

const explainTable: readonly ExplainTable[] = [explainCorrelationTable]

/** Text above a heading is no longer than this. */
const mostBytes = 4096

/**
 * What to say of a file that no source recognises: a table that is no data, a document, or something else.
 *
 * @param error what the reader of the online query says of it.
 * @param kinds the names of all kinds of files that can be loaded.
 */
export async function explainUnknown(
  file: SourceFile,
  { where }: Pick<UserError, 'where'>,
  kinds: readonly Localized[],
): Promise<UserError> {
  if (await isWorkbook(file)) return otherTable(where, kinds)
  const head = (await readHead(file)).subarray(0, mostBytes)
  if (encodingOfHead(head)?.startsWith('utf-16')) return savedAnew(file.name)
  const beginning = new TextDecoder()
    .decode(head)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (/^<(?:!doctype|html|head|body|\?xml|!--)/i.test(beginning)) return webPage(where)
  if (/^[{[]/.test(beginning)) return otherJson(where, kinds)
  const rows = await firstRows({
    name: file.name,
    async *bytes() {
      yield head
    },
  })
  const explained = explainTable.map((explain) => explain(rows, file.name)).find((error) => error !== null)
  return explained ?? otherTable(where, kinds)
}

async function firstRows(file: SourceFile): Promise<readonly Row[]> {
  const rows: Row[] = []
  try {
    for await (const batch of csvRows(file.name, decodeText(file, await detectEncoding(file))))
      rows.push(...batch)
  } catch (error) {
    // The beginning of a file can end within a character or a quoted field.
    if (!(error instanceof UserError)) throw error
  }
  return rows
}

const savedAnew = (file: string): UserError =>
  new UserError(
    {
      zh: '不认识这个文件：它是 UTF-16 编码，多半被电子表格另存过。',
      en: 'This file is not recognised: it is in UTF-16, as spreadsheets save text anew.',
    },
    {
      where: { file },
      hint: { zh: '请用下载的原文件。', en: 'Load the file as it was downloaded.' },
    },
  )

const webPage = (where: UserErrorDetails['where']): UserError =>
  new UserError(
    {
      zh: '这是一个网页，不是数据：下载没有成功，或存下了页面本身。',
      en: 'This is a web page, not data: the download failed, or the page itself was saved.',
    },
    {
      ...(where && { where: { file: where.file } }),
      hint: {
        zh: '在网站上重新下载数据文件（CSV）。',
        en: 'Download the file of data (CSV) from the site again.',
      },
    },
  )

const listKinds = (kinds: readonly Localized[]): Localized => ({
  zh: kinds.map(({ zh }) => zh).join('、'),
  en: kinds.map(({ en }) => en).join('; '),
})

const otherJson = (where: UserErrorDetails['where'], kinds: readonly Localized[]): UserError =>
  new UserError(
    {
      zh: '这个 JSON 文件不是能载入的数据。',
      en: 'This JSON file is of no kind that can be loaded.',
    },
    {
      ...(where && { where: { file: where.file } }),
      hint: {
        zh: `能载入的数据：${listKinds(kinds).zh}。`,
        en: `What can be loaded: ${listKinds(kinds).en}.`,
      },
    },
  )

const otherTable = (where: UserErrorDetails['where'], kinds: readonly Localized[]): UserError =>
  new UserError(
    {
      zh: '不认识这个文件：它不是任何一种能载入的统计数据。',
      en: 'This file is not recognised: it is of no kind of statistics that can be loaded.',
    },
    {
      ...(where && { where }),
      hint: {
        zh: `能载入的数据：${listKinds(kinds).zh}。如果是代码表或说明，不用载入；如果是改过表头的表格，请用下载的原文件。`,
        en: `What can be loaded: ${listKinds(kinds).en}. A table of codes or a description need not be loaded; of a table whose heading was changed, load the file as it was downloaded.`,
      },
    },
  )
