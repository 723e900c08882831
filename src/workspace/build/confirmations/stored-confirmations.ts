import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { z } from 'zod'
import { readYaml } from '../../../brief/product/product.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import { type Confirmation, confirmationPattern } from '../../../trade/trade.ts'
import { writeFiles } from '../../files/files.ts'
import type { Workspace } from '../../project/project.ts'

/** What people have confirmed in a workspace, in the order in which they did. */
export const confirmationsFile = 'confirmations.yaml'

const schema = z.strictObject({
  confirmations: z.array(
    z.strictObject({
      check: z.string().regex(confirmationPattern),
      product: z.string().nullable(),
      fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
      confirmedAt: z.iso.datetime(),
      confirmedBy: z.string().nullable(),
      reason: z.string().nullable(),
      channel: z.enum(['command', 'desk', 'product', 'load']),
    }),
  ),
})

/** The confirmations of a workspace; none where there is no file of them. @throws UserError for one that cannot be read. */
export async function readConfirmations({
  folder,
}: Pick<Workspace, 'folder'>): Promise<readonly Confirmation[]> {
  const text = await readFile(join(folder, confirmationsFile), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    },
  )
  if (text === null || text.trim() === '') return []
  return readYaml(text, confirmationsFile, () => schema).confirmations.map(({ check, ...rest }) => ({
    id: check,
    ...rest,
  }))
}

const heading = `# 使用者确认过的异常数据：谁、何时、为何。数据变动后须重新确认；删去一条即撤回该确认。
# Implausible data that people have confirmed: who, when, why. Data that change ask again; deleting an entry takes
# the confirmation back.
`

const attempts = 5

/** Adds confirmations to those of the workspace; one for the same check, product and data takes the place of the former. */
export async function addConfirmations(
  workspace: Pick<Workspace, 'folder'>,
  added: readonly Confirmation[],
): Promise<void> {
  if (added.length === 0) return
  await changeStored(
    workspace,
    (stored) => [
      ...stored.filter((confirmation) => !added.some((other) => isSame(confirmation, other))),
      ...added,
    ],
    (stored) => added.every((item) => stored.some((other) => isSame(item, other))),
  )
}

/**
 * Takes a confirmation of a product’s data back, so that it is required again.
 *
 * @throws UserError for a file of confirmations that cannot be read.
 */
export const removeConfirmation = (
  workspace: Pick<Workspace, 'folder'>,
  removed: ConfirmedFinding,
): Promise<void> =>
  changeStored(
    workspace,
    (stored) => stored.filter((confirmation) => !isSame(confirmation, removed)),
    (stored) => !stored.some((confirmation) => isSame(confirmation, removed)),
  )

/** Writes other confirmations. Another process may do the same meanwhile: what is not there afterwards is written again. */
async function changeStored(
  workspace: Pick<Workspace, 'folder'>,
  changed: (stored: readonly Confirmation[]) => readonly Confirmation[],
  isDone: (stored: readonly Confirmation[]) => boolean,
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const bytes = bytesOf(changed(await readConfirmations(workspace)))
    await writeFiles([{ path: join(workspace.folder, confirmationsFile), bytes }])
    if (isDone(await readConfirmations(workspace))) return
  }
  throw new UserError({
    zh: `未能写入 ${confirmationsFile}：另一个程序同时在写。`,
    en: `${confirmationsFile} could not be written: another program keeps writing it.`,
  })
}

type ConfirmedFinding = Pick<Confirmation, 'id' | 'product' | 'fingerprint'>

const isSame = (confirmation: ConfirmedFinding, other: ConfirmedFinding): boolean =>
  confirmation.id === other.id &&
  confirmation.product === other.product &&
  confirmation.fingerprint === other.fingerprint

const bytesOf = (confirmations: readonly Confirmation[]): Uint8Array =>
  new TextEncoder().encode(
    heading +
      stringify(
        { confirmations: confirmations.map(({ id, ...rest }) => ({ check: id, ...rest })) },
        { lineWidth: 0 },
      ),
  )
