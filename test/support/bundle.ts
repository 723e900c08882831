import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/**
 * Makes JavaScript of a TypeScript file and all that it imports, for a process of its own: the oldest Node
 * that is supported cannot run TypeScript. Packages stay outside and are found through a link.
 */
export async function bundle(file: URL, folder: string): Promise<string> {
  const built = await rolldown({
    input: fileURLToPath(file),
    platform: 'node',
    external: /^[@a-z]/,
    moduleTypes: { '.csv': 'text' },
  })
  const path = join(folder, 'bundle.mjs')
  await built.write({ file: path, format: 'esm', codeSplitting: false })
  await built.close()
  await symlink(
    fileURLToPath(new URL('../../node_modules', import.meta.url)),
    join(folder, 'node_modules'),
    'junction',
  )
  return path
}
