// Runs a TypeScript script of the repository: node scripts/run.js bench/bench.ts [ARGUMENTS…]
// Node 20 does not read TypeScript, so the script is bundled first; packages stay where they are. Threads and processes
// that it starts are those of `dist/`, which is built where it is missing or stale.
import { basename, isAbsolute, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { assembly } from './assembly.js'
import { buildIfStale } from './build-if-stale.js'

const [node, , script, ...args] = process.argv
if (!script) {
  console.error('usage: node scripts/run.js SCRIPT.ts [ARGUMENTS…]')
  process.exit(2)
}
buildIfStale()
const root = fileURLToPath(new URL('..', import.meta.url))
const bundle = await rolldown({
  input: resolve(script),
  platform: 'node',
  external: (id) => !id.startsWith('.') && !isAbsolute(id),
  plugins: [assembly],
  moduleTypes: { '.csv': 'text' },
})
const inside = relative(root, resolve(script))
// A script of another folder is bundled under its name alone, within `out/` too.
const name = inside.startsWith('..') ? basename(script) : inside
const file = `${root}out/scripts/${name.replace(/\.ts$/, '.mjs')}`
await bundle.write({ file, codeSplitting: false })
await bundle.close()
process.argv = [node, file, ...args]
await import(pathToFileURL(file).href)
