import { createHash, randomUUID } from 'node:crypto'
import { mkdir, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Load } from '../../ledger/ledger.ts'
import type { MovableLedger } from '../../ledger/transfer/transfer.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { Effects } from '../effects.ts'
import { processMark } from '../files/files.ts'
import type { Workspace } from '../project/project.ts'

export { type Compaction, compactLedger } from './compact.ts'

/** What a table holds after a copy, the same in both ledgers. */
export interface CopiedTable {
  readonly table: 'loads' | 'names' | 'observations'
  readonly rows: number
  /** Sum of the values, in whole units of the currencies; null where the table has none. */
  readonly value: bigint | null
  readonly digest: string
}

export interface LedgerCopy {
  /** How many loads were taken over now; the others were there from an earlier try. */
  readonly copied: number
  readonly tables: readonly CopiedTable[]
}

/** @throws UserError where two workspaces are one, however its folder is named: a ledger is not copied to itself. */
export async function mustDiffer(from: Workspace, to: Workspace): Promise<void> {
  if ((await realpath(from.folder)) !== (await realpath(to.folder))) return
  throw new UserError(
    {
      zh: '这是同一个工作区：数据台账不能复制到它自己',
      en: 'These are one workspace: a ledger cannot be copied to itself',
    },
    {
      where: { file: from.folder },
      hint: {
        zh: '先用 tradebrief init 建一个新的工作区，再复制到那里。',
        en: 'Make another workspace with tradebrief init, and copy to that.',
      },
    },
  )
}

/**
 * Takes every load of a ledger to another one, with its number, its rows and what was found in it, and holds
 * the two against each other at the end, table by table. A copy that was broken off goes on where it stopped:
 * each load is there wholly or not at all.
 *
 * @param folder where files lie on the way.
 * @throws UserError where the other ledger holds something else, or the two differ at the end.
 */
export async function copyLedger(
  from: MovableLedger,
  to: MovableLedger,
  folder: string,
  effects: Effects,
): Promise<LedgerCopy> {
  const loads = await from.loads()
  const loadsById = new Map((await to.loads()).map((load) => [load.id, load]))
  for (const load of loads) {
    const existing = loadsById.get(load.id)
    if (existing && !isDeepStrictEqual(withoutRelations(existing), withoutRelations(load)))
      throw holdsOthers(existing)
    loadsById.delete(load.id)
  }
  for (const other of loadsById.values()) throw holdsOthers(other)

  const seen = new Set((await to.loads()).map(({ id }) => id))
  const remaining = loads.filter(({ id }) => !seen.has(id))
  const total = remaining.reduce((sum, { rows }) => sum + rows, 0)
  const progress = effects.progress({ zh: '复制数据台账', en: 'copying the ledger' }, total)
  await mkdir(folder, { recursive: true })
  try {
    for (const load of remaining) {
      await copyLoad(from, to, load, folder)
      progress.advance(load.rows)
    }
    return { copied: remaining.length, tables: await compare(from, to) }
  } finally {
    progress.done()
  }
}

/** A load apart from its relations, which follow from the other loads that are there by now. */
const withoutRelations = ({ relations: _, ...load }: Load): Omit<Load, 'relations'> => load

async function copyLoad(from: MovableLedger, to: MovableLedger, load: Load, folder: string): Promise<void> {
  const path = join(folder, `${processMark}-${randomUUID()}.parquet`)
  try {
    const names = await from.handOver(load, path)
    await to.takeOver(load, names, { path })
  } finally {
    await rm(path, { force: true })
  }
}

/** The tables of both, which must be the same. */
async function compare(from: MovableLedger, to: MovableLedger): Promise<CopiedTable[]> {
  const [expected, copiedTables] = await Promise.all([tablesOf(from), tablesOf(to)])
  const wrong = expected.find((table, index) => !isDeepStrictEqual(table, copiedTables[index]))
  if (!wrong) return expected
  throw new UserError(
    {
      zh: `复制后两边的 ${wrong.table} 不一致。`,
      en: `After the copy, ${wrong.table} differ between the two.`,
    },
    {
      hint: {
        zh: '复制期间两边都不要导入数据；另选一个空的台账，重新复制。',
        en: 'Load nothing into either during a copy; copy again, into an empty ledger.',
      },
    },
  )
}

async function tablesOf(ledger: MovableLedger): Promise<CopiedTable[]> {
  const loads = await ledger.loads()
  const { names, observations } = await ledger.inventory()
  const digest = createHash('sha256').update(loads.map(textOf).join('\n')).digest('hex').slice(0, 16)
  return [
    {
      table: 'loads',
      rows: loads.length,
      value: loads.reduce((sum, load) => sum + load.valueTotal, 0n),
      digest,
    },
    { table: 'names', rows: names.rows, value: null, digest: names.digest.toString(16) },
    {
      table: 'observations',
      rows: observations.rows,
      value: observations.value,
      digest: [observations.quantity, observations.quantity2, observations.digest]
        .map((sum) => sum.toString(16))
        .join('-'),
    },
  ]
}

const textOf = (load: Load): string =>
  JSON.stringify(load, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))

const holdsOthers = ({ id, file }: Load): UserError =>
  new UserError(
    {
      zh: `目标台账里有别的数据：第 ${id} 次导入（${file}）。`,
      en: `The ledger to copy to holds something else: load ${id} (${file}).`,
    },
    { hint: { zh: '复制到空的台账。', en: 'Copy into an empty ledger.' } },
  )
