import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the installed package (or of the repository), where `samples/` lies beside the code. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'samples', 'lithium-ion'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('the package lacks its samples')
    folder = parent
  }
  return folder
}
