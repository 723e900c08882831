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

/**
 * Adds confirmations to those of the workspace; one for the same check, product and data takes the place of the former.
 * Another process may do the same meanwhile: what is missing afterwards is added again.
 */
export async function addConfirmations(
  workspace: Pick<Workspace, 'folder'>,
  added: readonly Confirmation[],
): Promise<void> {
  if (added.length === 0) return
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await readConfirmations(workspace)
    const others = before.filter((confirmation) => !added.some((other) => isSame(confirmation, other)))
    await writeFiles([
      { path: join(workspace.folder, confirmationsFile), bytes: bytesOf([...others, ...added]) },
    ])
    const now = await readConfirmations(workspace)
    if (added.every((item) => now.some((other) => isSame(item, other)))) return
  }
  throw new UserError({
    zh: `未能写入 ${confirmationsFile}：另一个程序同时在写。`,
    en: `${confirmationsFile} could not be written: another program keeps writing it.`,
  })
}

/**
 * Takes a confirmation of a product’s data back, so that it is required again; false where there is none such.
 *
 * @throws UserError for a file of confirmations that cannot be read.
 */
export async function removeConfirmation(
  workspace: Pick<Workspace, 'folder'>,
  removed: ConfirmedFinding,
): Promise<boolean> {
  const before = await readConfirmations(workspace)
  const others = before.filter((confirmation) => !isSame(confirmation, removed))
  if (others.length === before.length) return false
  await writeFiles([{ path: join(workspace.folder, confirmationsFile), bytes: bytesOf(others) }])
  return true
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
