import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readYaml } from '../brief/read-yaml.ts'
import type { Ledger, LoadFacts, LoadOutcome } from '../ledger/ledger.ts'
import { stagedLines } from '../ledger/staged-file.ts'
import { recogniseSource } from '../sources/index.ts'
import type { Reading, SourceFile } from '../sources/source.ts'
import type { Finding } from '../trade/finding.ts'
import { monthOf } from '../trade/month.ts'
import { UserError } from '../trade/user-error.ts'
import { concludeFlow, concludePeriod, concludeScope, factsByRule } from './conclude.ts'
import type { Effects, Progress } from './effects.ts'
import type { Workspace } from './open.ts'
import { parseAsOf, type StatedFacts, statedFactsSchema } from './stated-facts.ts'

const headBytes = 65_536

/** The files meant by paths: a folder stands for the tables in it. @throws UserError for a path that is not there. */
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
      const inside = await readdir(path)
      return inside
        .filter((name) => /\.(csv|xlsx|txt)$/i.test(name))
        .sort()
        .map((name) => join(path, name))
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
    const [known] = await ledger.loads({ sha256 })
    if (known) return { load: known, changed: false }

    const stated = {
      ...factsByRule(name, workspace.config.files),
      ...(await factsBeside(path)),
      ...statedHere,
    }
    const now = effects.now()
    const reading = await openReading(path, name, progress, now)
    const flow = await concludeFlow(name, stated, effects)
    if (!reading.shape.hasMonths) concludePeriod(name, stated, reading.shape, [])

    return await staged(workspace, reading, async (stagedPath) => {
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
        sha256,
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
        findings: [...concluded, ...report.findings] satisfies Finding[],
      }
      return await ledger.load({ path: stagedPath }, facts)
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
  const source = recogniseSource(await headOf(path), name)
  if (!source)
    throw new UserError(
      { zh: '不认识这种文件。', en: 'This kind of file is not known.' },
      {
        where: { file: name },
        hint: {
          zh: '请给海关统计数据在线查询平台下载的 CSV 或 XLSX 文件。',
          en: 'Give a CSV or XLSX file as downloaded from the customs online query.',
        },
      },
    )
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

/** Writes the rows as a staged file, hands on its path, and leaves no trace of it. */
async function staged<Result>(
  { folder }: Workspace,
  reading: Reading,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const staging = join(folder, '.staging')
  await mkdir(staging, { recursive: true })
  const path = join(staging, `${randomUUID()}.csv`)
  try {
    const file = await open(path, 'w')
    try {
      for await (const batch of reading.batches) await file.write(stagedLines(batch))
    } finally {
      await file.close()
    }
    return await use(path)
  } finally {
    await rm(path, { force: true })
  }
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
    },
  )
}
