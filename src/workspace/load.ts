import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readYaml } from '../brief/read-yaml.ts'
import type { Ledger, Load, LoadFacts, LoadOutcome } from '../ledger/ledger.ts'
import { recogniseSource, usualSource } from '../sources/index.ts'
import type { Reading, SourceFile } from '../sources/source.ts'
import type { Finding } from '../trade/finding.ts'
import { formatRange, type MonthRange, monthOf } from '../trade/month.ts'
import { columnsOf } from '../trade/observation-columns.ts'
import type { Flow } from '../trade/terms.ts'
import { UserError } from '../trade/user-error.ts'
import { concludeFlow, concludePeriod, concludeScope, factsByRule, statedScope } from './conclude.ts'
import type { Effects, Progress } from './effects.ts'
import type { Workspace } from './open.ts'
import { describeScope } from './scope-words.ts'
import { withStagedRows } from './staging.ts'
import { type StatedFacts, statedFactsSchema } from './stated-facts.ts'
import { parseAsOf, parsePeriod } from './typed-dates.ts'

const headBytes = 65_536

/**
 * The files meant by paths: a folder stands for the tables in it.
 *
 * @throws UserError for a path that is not there, and for a folder without any table.
 */
export async function filesToLoad(paths: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch((error: unknown) => {
        throw new UserError(
          { zh: '没有这个文件。', en: 'There is no such file.' },
          {
            where: { file: path },
            cause: error,
            hint: { zh: '检查文件名和所在文件夹。', en: 'Check the name and the folder.' },
          },
        )
      })
      if (!found.isDirectory()) return [path]
      const inside = (await readdir(path)).filter((name) => /\.(csv|xlsx?|txt)$/i.test(name)).sort()
      if (inside.length === 0) throw noTables(path)
      return inside.map((name) => join(path, name))
    }),
  )
  return files.flat()
}

/**
 * Takes one file into the ledger: all of it or nothing. What the file does not say is taken from what is
 * stated here, else from a file beside it (`name.csv.yaml`), else from the workspace's rules, else
 * concluded, else asked.
 *
 * @throws UserError with file, line, column and the text found, where something cannot be read or told.
 */
export async function loadFile(
  workspace: Workspace,
  ledger: Ledger,
  path: string,
  statedHere: StatedFacts,
  effects: Effects,
): Promise<LoadOutcome> {
  const name = basename(path)
  const { size, mtime } = await stat(path)
  const progress = effects.progress({ zh: `读取 ${name}`, en: `reading ${name}` }, size)
  try {
    const sha256 = await hashOf(path)
    const stated = {
      ...factsByRule(name, workspace.config.files),
      ...(await factsBeside(path)),
      ...statedHere,
    }
    const [known] = await ledger.loads({ sha256 })
    if (known && !contradicts(stated, known)) return { load: known, changed: false }

    const now = effects.now()
    const reading = await openReading(path, name, progress, now)
    const flow = await concludeFlow(name, stated, effects)
    if (!reading.shape.hasMonths) concludePeriod(name, stated, reading.shape, [])

    return await withStagedRows(workspace, columnsOf(reading.batches), async (stagedPath) => {
      const report = reading.report()
      const period = concludePeriod(name, stated, reading.shape, report.months)
      const scope = await concludeScope(name, stated, reading.shape, report.codes, effects)
      const commodities = stated.codes ?? [...report.codes.commodity.keys()].sort()
      if (report.rows === 0 && commodities.length === 0) throw noRows(name)
      const concluded = [flow.finding, period.finding, scope.finding].filter(
        (finding) => finding !== undefined,
      )
      const facts: LoadFacts = {
        file: name,
        sha256:
          report.rows === 0 ? identityWithoutRows(sha256, flow.value, period.value, commodities) : sha256,
        source: reading.source,
        flow: flow.value,
        currency: reading.shape.currency,
        cut: reading.shape.cut,
        scope: scope.value,
        period: period.value,
        monthly: reading.shape.hasMonths || period.value.from === period.value.to,
        truncatedAt: report.truncated ? (report.months.at(-1) ?? period.value.from) : null,
        commodities,
        names: report.codes,
        asOf: (stated.asOf && parseAsOf(stated.asOf)) ?? mtime.toISOString(),
        loadedAt: now.toISOString(),
        rows: report.rows,
        valueTotal: report.valueTotal,
        note: stated.note ?? null,
        findings: [...(known ? [restated(known)] : []), ...concluded, ...report.findings],
      }
      return await ledger.load({ path: stagedPath }, facts, { restate: known !== undefined })
    })
  } finally {
    progress.done()
  }
}

/** What came of one file: the load, or what is wrong with it. */
export type FileOutcome =
  | { readonly file: string; readonly outcome: LoadOutcome }
  | { readonly file: string; readonly error: UserError }

/** Takes in several files, each all or nothing; a file that cannot be taken in does not keep the others out. */
export async function* loadFiles(
  workspace: Workspace,
  ledger: Ledger,
  paths: readonly string[],
  stated: StatedFacts,
  effects: Effects,
): AsyncGenerator<FileOutcome> {
  for (const path of paths) {
    const file = basename(path)
    try {
      yield { file, outcome: await loadFile(workspace, ledger, path, stated, effects) }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      yield { file, error }
    }
  }
}

/**
 * Files without rows all have the same bytes, a heading; what is said of them tells them apart: no imports in
 * May is another thing than none in June.
 */
const identityWithoutRows = (
  sha256: string,
  flow: Flow,
  period: MonthRange,
  commodities: readonly string[],
): string =>
  createHash('sha256')
    .update([sha256, flow, formatRange(period), ...commodities].join(' '))
    .digest('hex')

/** Whether something is said of a file otherwise than when it was loaded. */
function contradicts(stated: StatedFacts, load: Load): boolean {
  const said = [
    [stated.flow, load.flow],
    [stated.months && parsePeriod(stated.months), load.period],
    [stated.codes, load.commodities],
    [stated.scope && statedScope(stated.scope), load.scope],
    [stated.asOf && parseAsOf(stated.asOf), load.asOf],
    [stated.note, load.note],
  ]
  return said.some(([now, before]) => now !== undefined && !isDeepStrictEqual(now, before))
}

const restated = ({ flow, scope, period }: Load): Finding => ({
  kind: 'restated',
  severity: 'note',
  count: 1,
  subject: [flow, formatRange(period), describeScope(scope)].filter(Boolean).join(' '),
})

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

async function factsBeside(path: string): Promise<StatedFacts> {
  const beside = `${path}.yaml`
  const text = await readFile(beside, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? {} : readYaml(text, basename(beside), statedFactsSchema)
}

async function openReading(
  path: string,
  name: string,
  progress: Progress,
  now: Date,
): Promise<Reading & { readonly source: string }> {
  const file: SourceFile = {
    name,
    async *bytes() {
      for await (const chunk of createReadStream(path)) {
        progress.advance(chunk.length)
        yield chunk
      }
    },
  }
  const source = recogniseSource(await headOf(path), name) ?? usualSource
  const reading = await source.read(file, { now: monthOf(now.getUTCFullYear(), now.getUTCMonth() + 1) })
  return { ...reading, source: source.id }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function noTables(folder: string): UserError {
  return new UserError(
    { zh: '这个文件夹里没有可以读入的文件。', en: 'This folder has no files to load.' },
    {
      where: { file: folder },
      hint: {
        zh: '应当有 .csv、.xlsx、.xls 或 .txt 文件。',
        en: 'There should be .csv, .xlsx, .xls or .txt files.',
      },
    },
  )
}

function noRows(name: string): UserError {
  return new UserError(
    {
      zh: '文件没有数据行，也没有说明查的是哪些商品。',
      en: 'The file has no rows, and nothing says of which commodities it is.',
    },
    {
      where: { file: name },
      hint: {
        zh: '若确实没有贸易，加上 --codes 85076000 --months 2023-05 说明查询内容；否则请重新下载。',
        en: 'If there was no trade, say what the query was: --codes 85076000 --months 2023-05; else download again.',
      },
      deskHint: {
        zh: '若确实没有贸易，填写“查询的商品”和“查询的月份”，再重新识别；否则请重新下载。',
        en: 'If there was no trade, fill in the commodities and months of the query, and have it read again; else download again.',
      },
    },
  )
}
