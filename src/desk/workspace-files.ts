import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** What people write, or put, beside the ledger: products, commentary, tables of the bulletin, lists, the workspace’s own file. */
export async function listTextFiles(folder: string): Promise<string[]> {
  const here = await readdir(folder, { withFileTypes: true })
  const dirents = here.filter((entry) => entry.isFile() && !entry.name.startsWith('ledger.'))
  const inside = await Promise.all(
    ['products', 'commentary', 'bulletin'].map((name) => listFiles(folder, name)),
  )
  return [...dirents.map(({ name }) => join(folder, name)), ...inside.flat()].sort()
}

/** The files of a folder of a workspace, with those of its folders; none where it is absent. */
export async function listFiles(folder: string, name: string): Promise<string[]> {
  const names = await readdir(join(folder, name), { recursive: true }).catch((): string[] => [])
  return names.map((file) => join(folder, name, file))
}
