import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const suffix = '?wasm'

/**
 * Lets code import AssemblyScript as the bytes of a WebAssembly module, `import bytes from './scan.ts?wasm'`: in the
 * build, in the tests (of which each is a plugin of Rolldown or Vite) and in scripts.
 */
export const assembly = {
  name: 'assembly',
  async resolveId(id, importer) {
    if (!id.endsWith(suffix)) return null
    const file = await this.resolve(id.slice(0, -suffix.length), importer, { skipSelf: true })
    return file && `${file.id}${suffix}`
  },
  async load(id) {
    if (!id.endsWith(suffix)) return null
    const bytes = await compiled(id.slice(0, -suffix.length))
    return `export default Uint8Array.from(Buffer.from('${Buffer.from(bytes).toString('base64')}', 'base64'))`
  },
}

/** By file. */
const known = new Map()

function compiled(file) {
  const compiling = known.get(file) ?? compile(relative(root, file))
  known.set(file, compiling)
  return compiling
}

/**
 * Marks the functions that say `@inline` in their comment for the compiler, which takes a decorator for that, and
 * TypeScript none on functions. Lines stay where they are.
 */
const withInlined = (source) =>
  source.replace(
    /(\/\*\*(?:[^*]|\*(?!\/))*@inline\b(?:[^*]|\*(?!\/))*\*\/\n)((?:export )?function )/g,
    '$1@inline $2',
  )

/** @throws Error with what the compiler says. */
async function compile(file) {
  const { default: asc } = await leavingErrorsAlone(() => import('assemblyscript/asc'))
  let bytes
  const { error, stderr } = await asc.main(
    [file, '--outFile', 'out.wasm', '--runtime', 'stub', '-O3', '--enable', 'simd', '--use', 'abort='],
    {
      readFile: (name) => {
        try {
          return withInlined(readFileSync(`${root}${name}`, 'utf8'))
        } catch {
          return null
        }
      },
      writeFile: (_, content) => {
        bytes = content
      },
      listFiles: () => [],
    },
  )
  if (error || !bytes) throw new Error(`${file} cannot be compiled:\n${stderr}`, { cause: error })
  return bytes
}

/**
 * Binaryen takes hold of every uncaught error of the process only to throw it once more, so that Node prints the line
 * where it does: eight million characters.
 */
async function leavingErrorsAlone(work) {
  const before = new Set(process.listeners('uncaughtException'))
  const result = await work()
  for (const listener of process.listeners('uncaughtException'))
    if (!before.has(listener)) process.off('uncaughtException', listener)
  return result
}
