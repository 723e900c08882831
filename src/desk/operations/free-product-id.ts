import { archivedIds, productIds } from '../../workspace/project/products/products.ts'
import type { DeskState } from '../desk-state.ts'

/** Room for a number in an id, which has 64 characters at most. */
const longestBase = 58

/** An id that no product has, nor one that was archived or deleted: with a number after it where one has it. */
export async function findFreeProductId(deskState: DeskState, wanted: string): Promise<string> {
  const workspace = await deskState.workspace()
  const [existing, archived, files] = await Promise.all([
    productIds(workspace),
    archivedIds(workspace),
    deskState.texts.files('products'),
  ])
  const taken = new Set([...existing, ...archived, ...files.map((file) => file.replace(/\.yaml$/, ''))])
  const base = wanted.slice(0, longestBase)
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.has(id)) return id
  }
}
