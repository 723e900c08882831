// Builds all of dist/: the library and the command (tsdown) with the licences of what they take in, then the browser’s
// side of the desk (vite).
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeLicences } from './licences.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' })

try {
  rmSync(`${root}dist`, { recursive: true, force: true })
  run('node_modules/tsdown/dist/run.mjs', '--logLevel', 'error')
  writeLicences(root)
  run('node_modules/vite/bin/vite.js', 'build', 'web', '--config', 'web/vite.config.ts')
} catch (error) {
  process.stderr.write(`${error.stdout ?? error.message}${error.stderr ?? ''}`)
  process.exit(1)
}
