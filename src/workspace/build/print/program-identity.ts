import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageFile from '../../../../package.json' with { type: 'json' }
import { packageRoot } from '../../files/files.ts'

/**
 * Which program this is: its version, with a digest of its code and of the typesetter’s template, since in a
 * checkout one version prints differently from day to day.
 */
export function programIdentity(): Promise<string> {
  existing ??= identify()
  return existing
}

let existing: Promise<string> | undefined

async function identify(): Promise<string> {
  const root = packageRoot()
  const code = codeFolder(root)
  const names = (await readdir(code)).filter((name) => isCode.test(name)).sort()
  const files = [
    ...names.filter((name) => !bearsDigest.test(name)).map((name) => join(code, name)),
    join(root, 'typeset', 'brief.typ'),
  ]
  const digest = createHash('sha256').update(names.join())
  for (const content of await Promise.all(files.map((file) => readFile(file)))) digest.update(content)
  return `${packageFile.version}+${digest.digest('hex').slice(0, 12)}`
}

/** Of what is built, the library: the command is another form of the same. */
function codeFolder(root: string): string {
  const current = dirname(fileURLToPath(import.meta.url))
  const built = join(root, 'dist')
  return current.startsWith(built) ? built : current
}

/** Not what only says of which types it is: `index.d.ts`. */
const isCode = /(?<!\.d)\.(js|ts)$/
/** Of what the build made nearly every file has a digest of its content in its name: `docx-4C7pV0Lm.js`. */
const bearsDigest = /-[\w-]{8}\.js$/
