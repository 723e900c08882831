import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Bulletin, BulletinLine } from '../../../sources/bulletin/bulletin.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import { formatMonth, parseMonth } from '../../../trade/trade.ts'
import { accessModes, readContainedText, writeFilesDurably } from '../../files/files.ts'
import type { Workspace } from '../workspace-type.ts'

const amountsSchema = z.object({ quantity: z.string().nullable(), value: z.string().nullable() })

const storedSchema = z.object({
  table: z.enum(['goods', 'partners', 'procedures', 'totals']).default('goods'),
  flow: z.enum(['export', 'import', 'trade']),
  currency: z.enum(['USD', 'CNY']),
  month: z.string(),
  moneyFactor: z.string(),
  file: z.string(),
  sha256: z.string(),
  asOf: z.string(),
  lines: z.array(
    z.object({
      line: z.number(),
      name: z.string(),
      flow: z.enum(['export', 'import']).optional(),
      unit: z.string().nullable(),
      month: amountsSchema,
      ytd: amountsSchema,
      change: amountsSchema.optional(),
      flaw: z.string().optional(),
    }),
  ),
})

/** A table of the bulletin that the workspace keeps, with the file that it came from. */
export interface KeptBulletin extends Bulletin {
  /**
   * The name that it is kept and taken back by: `2023-12.export.USD.2024-01-18`, `2023-12.partners.CNY.2024-01-18` for a
   * table of national totals; the last is its date.
   */
  readonly id: string
  readonly file: string
  readonly sha256: string
  readonly asOf: string
}

/** Keeps a table in the workspace’s folder `bulletin/`, one file a table. */
export async function keepBulletin(
  { folder }: Workspace,
  bulletin: Bulletin,
  { file, sha256, asOf }: Pick<KeptBulletin, 'file' | 'sha256' | 'asOf'>,
): Promise<KeptBulletin> {
  const { table, flow, currency, month, moneyFactor, lines } = bulletin
  const record: z.infer<typeof storedSchema> = {
    ...{ table, flow, currency, month: formatMonth(month), moneyFactor: moneyFactor.toString() },
    ...{ file, sha256, asOf },
    lines: lines.map((line) => ({ ...line })),
  }
  const id = `${record.month}.${table === 'goods' ? flow : table}.${currency}.${asOf.slice(0, 10)}`
  const text = `${JSON.stringify(record, null, 2)}\n`
  const bytes = new TextEncoder().encode(text)
  await writeFilesDurably([
    { path: join(folder, bulletinFile({ id })), bytes, ...(await accessModes(folder)) },
  ])
  return { ...bulletin, id, file, sha256, asOf }
}

/** The tables that the workspace keeps, the first published of each month, direction and currency, by a date. */
export async function readBulletins(
  workspace: Workspace,
  { asOf }: { readonly asOf?: string } = {},
): Promise<KeptBulletin[]> {
  const tables = new Map<string, KeptBulletin>()
  for (const keptBulletin of await allBulletins(workspace)) {
    const key = `${keptBulletin.month} ${keptBulletin.table} ${keptBulletin.flow} ${keptBulletin.currency}`
    const first = tables.get(key)
    const published = asOf === undefined || Date.parse(keptBulletin.asOf) <= Date.parse(asOf)
    if (published && (!first || Date.parse(keptBulletin.asOf) < Date.parse(first.asOf)))
      tables.set(key, keptBulletin)
  }
  return [...tables.values()]
}

/** Every table that the workspace keeps, also those that came out after the first of their month. */
export async function allBulletins({ folder }: Workspace): Promise<KeptBulletin[]> {
  const names = await bulletinFileNames(folder)
  return Promise.all(names.map((name) => readBulletinFile(folder, name)))
}

/** The names of the files in `bulletin/`, sorted. */
export async function bulletinFileNames(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'bulletin')).catch((): string[] => [])
  return names.filter((name) => name.endsWith('.json')).sort()
}

/** The file that keeps a table, within the workspace. */
export const bulletinFile = ({ id }: Pick<KeptBulletin, 'id'>): string => join('bulletin', `${id}.json`)

/** A table by the name of its file in `bulletin/`. @throws UserError where it cannot be read. */
export async function readBulletinFile(folder: string, name: string): Promise<KeptBulletin> {
  const path = join('bulletin', name)
  try {
    const {
      month: text,
      moneyFactor,
      lines,
      ...rest
    } = storedSchema.parse(JSON.parse(await readContainedText(folder, path)))
    const month = parseMonth(text)
    if (!month) throw new RangeError(`no month: ${text}`)
    return {
      ...rest,
      lines: lines.map(toLine),
      id: basename(name, '.json'),
      month,
      moneyFactor: BigInt(moneyFactor),
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new UserError(
      { zh: '保存的月报表格读不出来。', en: 'A kept table of the bulletin cannot be read.' },
      {
        where: { file: path },
        cause,
        hint: { zh: '删除它，再载入原文件。', en: 'Delete it and load the file again.' },
      },
    )
  }
}

/** A line as it was read: what it lacks is absent. */
const toLine = ({
  flow,
  change,
  flaw,
  ...line
}: z.infer<typeof storedSchema>['lines'][number]): BulletinLine => ({
  ...line,
  ...(flow && { flow }),
  ...(change && { change }),
  ...(flaw !== undefined && { flaw }),
})
