import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder `typeset/` of the installed package or of the repository: the fonts and the Typst template of the
 * PDF press. They lie beside the code, not in it, because fonts are no text.
 */
export function typesetFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'typeset', 'brief.typ'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('the package lacks its folder typeset')
    folder = parent
  }
  return join(folder, 'typeset')
}
