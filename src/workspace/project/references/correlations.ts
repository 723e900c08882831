import { createHash } from 'node:crypto'
import { findNomenclature, type Nomenclature, nomenclatures } from '../../../brief/product/product.ts'
import type { CorrelationTable } from '../../../review/bridge/bridge.ts'
import {
  type Correlation,
  readCorrelation,
  type StatedYears,
} from '../../../sources/correlation/correlation.ts'
import { isWorkbook } from '../../../sources/formats/formats.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import { toMonth } from '../../../trade/trade.ts'
import { readContainedFile } from '../../files/files.ts'
import { defineTask, runIsolated, tableLimits } from '../../process/process.ts'
import type { Config } from '../config.ts'
import type { Workspace } from '../workspace-type.ts'

/** A correlation table that the workspace names, with what its file holds. */
export interface KeptCorrelation extends CorrelationTable {
  readonly sha256: string
}

/**
 * The correlation tables that `tradebrief.yaml` names, in its order.
 *
 * @throws UserError for a table that cannot be read, or is of years that one nomenclature spans.
 */
export const readCorrelations = ({
  folder,
  config,
}: Pick<Workspace, 'folder' | 'config'>): Promise<KeptCorrelation[]> =>
  Promise.all((config.correlations ?? []).map((named) => readNamedCorrelation(folder, named)))

/** One table that `tradebrief.yaml` names. @throws UserError as `readCorrelations`. */
export async function readNamedCorrelation(
  folder: string,
  { file, former: statedFormer, later: statedLater }: NonNullable<Config['correlations']>[number],
): Promise<KeptCorrelation> {
  const bytes = await readContainedFile(folder, file, { largest: largestTable }).catch((cause: unknown) => {
    if (cause instanceof UserError) throw cause
    throw new UserError(
      { zh: '编码对照表打不开。', en: 'The correlation table cannot be opened.' },
      { where: { file }, cause },
    )
  })
  const stated = { former: firstYear(statedFormer), later: firstYear(statedLater) }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { formerYear, laterYear, pairs } = await readTable({ file, bytes, sha256, stated })
  const [former, later] = [formerYear, laterYear].map((year) => findNomenclature(toMonth(year, 1)))
  if (!former || !later || former === later || formerYear < earliest)
    throw new UserError(
      {
        zh: `对照表是 ${formerYear} 年与 ${laterYear} 年之间的，不跨两个税则版本。`,
        en: `The correlation table is of ${formerYear} and ${laterYear}, which are not two nomenclatures.`,
      },
      {
        where: { file },
        hint: {
          zh: `产品文件按税则版本列编码：${nomenclatures.map(([name]) => name).join('、')}。`,
          en: `Product files have codes by nomenclature: ${nomenclatures.map(([name]) => name).join(', ')}.`,
        },
      },
    )
  return { file, former, later, pairs, sha256 }
}

/** A table of correlations, and what is said of its years. */
export interface CorrelationBytes {
  readonly file: string
  readonly bytes: Uint8Array
  readonly stated: StatedYears
}

interface TableBytes extends CorrelationBytes {
  readonly sha256: string
}

/** Reads a table of correlations. @throws UserError for one that cannot be read. */
export const readCorrelationTask = defineTask<CorrelationBytes, Correlation>('readCorrelation')

/** Tables of workbooks that were read last: they are asked for with each brief, and a child process takes a while. */
const readLast = new Map<string, Promise<Correlation>>()
const mostKept = 8

/** Reads a workbook in a child process, and text in this one, whose reader keeps little at a time. */
async function readTable({ file, bytes, sha256, stated }: TableBytes): Promise<Correlation> {
  const source = {
    name: file,
    async *bytes() {
      yield bytes
    },
  }
  if (!(await isWorkbook(source))) return readCorrelation(source, stated)
  const key = JSON.stringify([sha256, file, stated])
  const correlation = readLast.get(key)
  if (correlation) return correlation
  const reading = runIsolated(readCorrelationTask, { file, bytes, stated }, { limits: tableLimits, file })
  readLast.set(key, reading)
  reading.catch(() => readLast.delete(key))
  const [oldest] = readLast.keys()
  if (readLast.size > mostKept && oldest !== undefined) readLast.delete(oldest)
  return reading
}

/** The tables of the United Nations and of customs have less than 1 MB; 64 MB. */
const largestTable = 64 * 1024 * 1024

const earliest = Math.min(...nomenclatures.map(([, from]) => from))

const firstYear = (name: Nomenclature | undefined): number | undefined =>
  nomenclatures.find(([current]) => current === name)?.[1]
