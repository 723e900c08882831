import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Document } from '../brief/brief.ts'
import { allCodes, getReporter, getReporterName, type Product } from '../brief/product/product.ts'
import type { CodeLists } from '../codes/codes.ts'
import { type Ledger, selectReporter } from '../ledger/ledger.ts'
import { refusedBySystem, UserError } from '../trade/errors/errors.ts'
import type { Month, MonthRange } from '../trade/trade.ts'
import type { Dataset, FlatTable } from './dataset.ts'
import { type ExportedBrief, toFigureDataset, toFigureTable } from './figure-dataset.ts'
import type { ExportFormat } from './formats.ts'
import { dataMessage, sdmxCsv, structureMessage, tableCsv } from './messages/messages.ts'
import { toTradeDataset, toTradeTable } from './trade-dataset.ts'
import { type ExportedSeries, type LeftOut, readRecords, type TradeRecord } from './trade-records.ts'
import { listSeries, nameCommodities } from './trade-series.ts'
import { writeParquet } from './write-parquet.ts'

/** What is exported: the figures of a brief, or the data of a product or of the whole ledger. */
export interface ExportOrder {
  readonly format: ExportFormat
  readonly path: string
  readonly ledger: Ledger
  readonly codes: CodeLists
  /** Null for every commodity. */
  readonly product: Product | null
  /** Absent for data. */
  readonly brief?: { readonly document: Document; readonly month: Month; readonly codes: CodeLists }
  readonly months?: MonthRange
  readonly now: Date
}

export interface ExportOutcome {
  readonly files: readonly string[]
  /** Rows of the table, or observations. */
  readonly rows: number
  readonly leftOut: readonly LeftOut[]
}

/**
 * Exports to a file, and its structure to another beside it. Each is written beside its place and renamed when both are whole.
 *
 * @throws UserError where there is nothing to export, SystemRefusal where a file cannot be written.
 */
export async function exportData(order: ExportOrder): Promise<ExportOutcome> {
  const { path, format } = order
  const leftOut: LeftOut[] = []
  const written = new Map<string, string>()
  const beside = (target: string): string => {
    const name = join(dirname(target), `.${basename(target)}.${randomUUID()}`)
    written.set(target, name)
    return name
  }
  try {
    await makeFolder(dirname(path))
    const rows =
      format === 'csv' || format === 'parquet'
        ? await writeTable(await makeTable(order, leftOut), format, beside(path))
        : await writeDataset(await makeDataset(order, leftOut), order, beside)
    if (rows === 0) throw nothingToExport(leftOut.length)
    for (const [target, name] of written) await rename(name, target)
    return { files: [...written.keys()], rows, leftOut }
  } catch (error) {
    throw refusedBySystem(error, path) ?? error
  } finally {
    for (const name of written.values()) await rm(name, { force: true })
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    throw new UserError(
      { zh: `这不是文件夹：${folder}`, en: `This is no folder: ${folder}` },
      { hint: { zh: '换一个文件夹。', en: 'Choose another folder.' } },
    )
  }
}

async function makeTable(order: ExportOrder, leftOut: LeftOut[]): Promise<FlatTable> {
  const brief = await namedBrief(order)
  if (brief) return toFigureTable(brief)
  const series = await listSeries(order)
  const scales = series.map(({ scale }) => scale)
  return toTradeTable(records(series, order, leftOut), await nameCommodities(order), scales)
}

async function makeDataset(order: ExportOrder, leftOut: LeftOut[]): Promise<Dataset> {
  const brief = await namedBrief(order)
  if (brief) return toFigureDataset(brief)
  return toTradeDataset(records(await listSeries(order), order, leftOut), await nameCommodities(order))
}

async function namedBrief({ brief, product, ledger }: ExportOrder): Promise<ExportedBrief | null> {
  if (!brief || !product) return null
  const [load] = await selectReporter(ledger, product.reported).loads({ commodities: allCodes(product) })
  if (!load) throw nothingToExport(0)
  const reporter = { code: getReporter(product), name: getReporterName(product) }
  return { ...brief, product, reporter }
}

async function* records(
  series: readonly ExportedSeries[],
  { product, months }: ExportOrder,
  leftOut: LeftOut[],
): AsyncGenerator<TradeRecord> {
  const query = { ...(product && { commodities: allCodes(product) }), ...(months && { months }) }
  for (const each of series) yield* readRecords(each, query, (item) => leftOut.push(item))
}

async function writeTable(table: FlatTable, format: 'csv' | 'parquet', path: string): Promise<number> {
  const csv = format === 'csv' ? path : `${path}.csv`
  try {
    const rows = await writeText(csv, tableCsv(table))
    if (format === 'parquet' && rows > 1) await writeParquet(csv, path, table)
    return rows - 1
  } finally {
    if (format === 'parquet') await rm(csv, { force: true })
  }
}

async function writeDataset(
  dataset: Dataset,
  { format, path, now }: ExportOrder,
  beside: (target: string) => string,
): Promise<number> {
  const prepared = now.toISOString()
  const isCsv = format === 'sdmx-csv'
  const parts = await writeText(beside(path), isCsv ? sdmxCsv(dataset) : dataMessage(dataset, { prepared }))
  const structure = path.slice(0, path.length - extname(path).length)
  await writeText(beside(`${structure}.structure.xml`), [structureMessage(dataset, prepared)])
  return parts - (isCsv ? 1 : 2)
}

/** Writes parts of a text one after another, and returns how many there were. */
async function writeText(path: string, parts: AsyncIterable<string> | Iterable<string>): Promise<number> {
  let count = 0
  async function* counted() {
    for await (const part of parts) {
      count++
      yield part
    }
  }
  await pipeline(Readable.from(counted()), createWriteStream(path))
  return count
}

const nothingToExport = (leftOut: number): UserError =>
  new UserError(
    leftOut === 0
      ? { zh: '没有可导出的数据。', en: 'There are no data to export.' }
      : {
          zh: `没有完整的月份可导出；${leftOut} 个月份不完整。`,
          en: `No month is whole, so there is nothing to export; ${leftOut} are not.`,
        },
    {
      hint: {
        zh: '用 tradebrief status 查看已有哪些月份。',
        en: 'tradebrief status lists the months that are there.',
      },
    },
  )
