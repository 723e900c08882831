import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { z } from 'zod'
import { encodeRows } from '../../ledger/staging/staging.ts'
import { isWorkbook, readHead } from '../../sources/formats/formats.ts'
import type { Sightings } from '../../sources/gacc/layout/layout.ts'
import {
  type ColumnMapping,
  columnMappingSchema,
  type FileShape,
  mappedSource,
  type Reading,
  recogniseSource,
  type Scan,
  type SourceFile,
  usualSource,
} from '../../sources/sources.ts'
import { refusedBySystem, UserError } from '../../trade/errors/errors.ts'
import { toColumns } from '../../trade/observation/observation.ts'
import { type Language, type Month, monthOfDate } from '../../trade/trade.ts'
import type { Progress } from '../effects.ts'
import { readContainedText } from '../files/files.ts'
import { type IsolatedTasks, tableLimits } from '../process/process.ts'
import type { StatedFacts } from '../project/project.ts'
import type { FoundFile } from './found-files.ts'
import { openWorkbookTask, stageWorkbookTask } from './load-tasks.ts'
import { mapOrdered } from './map-ordered.ts'
import type { RowReport } from './row-report.ts'
import { cutIntoParts, type Part, type ScanExecutor } from './scan/scan.ts'
import type { StagedFileWriter } from './staging/staging.ts'

/** A file whose heading has been read. */
export interface OpenedFile {
  readonly source: string
  readonly shape: FileShape
  /**
   * Reads its rows into a staged file, and hashes the file where its bytes are read from the first to the last one.
   *
   * @param isUnsplit whether that is wanted.
   * @throws UserError for what cannot be read; what `signal` gives as its reason.
   */
  readRows(
    writer: StagedFileWriter,
    executor: ScanExecutor,
    isUnsplit: boolean,
    signal: AbortSignal,
  ): Promise<ReadRows>
}

export interface ReadRows {
  readonly rowReport: RowReport
  /** Null where something else was read than all of its bytes. */
  readonly sha256: string | null
}

/** What opening a file needs beside the file. */
export interface Opening {
  readonly progress: Progress
  readonly now: Date
  /** Where workbooks are read: in child processes. */
  readonly isolated: IsolatedTasks
}

/** @throws UserError for a heading that cannot be read. */
export async function openFile(
  file: SourceFile,
  found: FoundFile,
  { progress, now, isolated }: Opening,
): Promise<OpenedFile> {
  const month = monthOfDate(now)
  const { path, name, size, part, mapping, codes } = found
  if (await isWorkbook(file)) {
    if (mapping) throw mappedWorkbook(name)
    return openIsolated(found, month, progress, isolated)
  }
  const source = mapping ? mappedSource : (recogniseSource(await readHead(file), name) ?? usualSource)
  if (!source) throw noMappedSource(name)
  const reading = part
    ? part.open()
    : await source.read(file, { now: month, ...(mapping && { mapping }), ...(codes && { codes }) })
  return {
    source: part?.source ?? source.id,
    shape: reading.shape,
    async readRows(writer, executor, isUnsplit, signal) {
      const { rowReport = null, sha256 = null } = reading.scan
        ? await scanRows(path, size, reading.scan, writer, executor, isUnsplit, progress, signal)
        : {}
      if (rowReport) return { rowReport, sha256 }
      await writer.restart()
      return { rowReport: await readAsText(reading, writer, signal), sha256 }
    },
  }
}

/** Opens a workbook in a child process, which also reads its rows: whatever it does to its reader ends that process. */
async function openIsolated(
  { path, name, size }: FoundFile,
  now: Month,
  progress: Progress,
  isolated: IsolatedTasks,
): Promise<OpenedFile> {
  const workbook = { path, name, now }
  const options = { limits: tableLimits, file: name }
  const { source, shape } = await isolated.run(openWorkbookTask, workbook, options)
  return {
    source,
    shape,
    async readRows(writer, _executor, _isUnsplit, signal) {
      const place = { staged: writer.path, from: writer.end }
      const staged = await isolated.run(stageWorkbookTask, { ...workbook, ...place }, { ...options, signal })
      writer.adopt(staged.rows, staged.end)
      progress.advance(size)
      return { rowReport: staged.rowReport, sha256: null }
    },
  }
}

/** Reads rows from the bytes of a file, in one part or several; nothing is told where they must be read as text. */
async function scanRows(
  path: string,
  size: number,
  { layout, from, report }: Scan,
  writer: StagedFileWriter,
  executor: ScanExecutor,
  isUnsplit: boolean,
  progress: Progress,
  signal: AbortSignal,
): Promise<{ readonly rowReport: RowReport | null; readonly sha256: string | null }> {
  const parts = isUnsplit ? [{ from: from.offset, to: size }] : await partsOf(path, from.offset, size)
  const orders = parts.map((part, index) => ({
    path,
    ...part,
    line: index === 0 ? from.line : 1,
    layout,
    staged: writer.place,
    isWhole: isUnsplit,
  }))
  const seen: Sightings[] = []
  let lines = 0
  let sha256: string | null = null
  for await (const { item, result } of mapOrdered(orders, executor.atOnce, (order) => executor.scan(order))) {
    signal.throwIfAborted()
    sha256 = result.sha256
    if (result.read === null) return { rowReport: null, sha256 }
    const { rows, sightings } = result.read
    for (const some of rows) writer.add(some, lines)
    lines += sightings.lines
    seen.push(sightings)
    progress.advance(item.to - item.from)
  }
  return { rowReport: report(seen), sha256 }
}

async function partsOf(path: string, from: number, size: number): Promise<Part[]> {
  const file = await open(path)
  return cutIntoParts(file, from, size).finally(() => file.close())
}

async function readAsText(
  reading: Reading,
  writer: StagedFileWriter,
  signal: AbortSignal,
): Promise<RowReport> {
  for await (const columns of toColumns(reading.batches)) {
    signal.throwIfAborted()
    writer.rows(encodeRows(columns))
  }
  return { report: reading.report(), order: reading.order() }
}

/**
 * Reads a mapping that a path on the command line names: alone in its file, or under `mapping:` as beside a table.
 *
 * @throws UserError for one that cannot be read.
 */
export async function readMapping(path: string): Promise<ColumnMapping> {
  const { readYaml } = await import('../../brief/product/product.ts')
  const text = await readContainedText(dirname(path), basename(path)).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? noMapping(path) : (refusedBySystem(error, path) ?? error)
    },
  )
  if (!/^mapping:/m.test(text)) return readYaml(text, basename(path), columnMappingSchema)
  const nested = (language: Language) => z.strictObject({ mapping: columnMappingSchema(language) })
  return readYaml(text, basename(path), nested).mapping
}

const noMapping = (file: string): UserError =>
  new UserError(
    { zh: '没有这个映射文件。', en: 'There is no such mapping.' },
    {
      where: { file },
      hint: { zh: '检查文件名和所在文件夹。', en: 'Check the name and the folder.' },
    },
  )

const noMappedSource = (file: string): UserError =>
  new UserError(
    {
      zh: '这个版本没有按映射读取的来源。',
      en: 'This build of the program has no source that reads with a mapping.',
    },
    { where: { file }, hint: { zh: '去掉映射。', en: 'Leave the mapping out.' } },
  )

const mappedWorkbook = (file: string): UserError =>
  new UserError(
    {
      zh: '映射只用于 SDMX-CSV 文件，不用于工作簿。',
      en: 'A mapping is for SDMX-CSV; a workbook is read without one.',
    },
    {
      where: { file },
      hint: { zh: '把它存成 CSV，或去掉映射。', en: 'Save it as CSV, or leave the mapping out.' },
    },
  )

/** What is stated in a file beside a file: `name.csv.yaml`. */
export async function factsBeside(path: string): Promise<StatedFacts> {
  const sidecar = `${path}.yaml`
  if (!existsSync(sidecar)) return {}
  const { readYaml } = await import('../../brief/product/product.ts')
  const { statedFactsSchema } = await import('../project/project.ts')
  // A person gave the path of the file; what lies beside it must not lead elsewhere.
  const text = await readContainedText(dirname(sidecar), basename(sidecar))
  return readYaml(text, basename(sidecar), statedFactsSchema)
}
