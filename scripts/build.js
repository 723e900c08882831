// Builds all of dist/: the library and the command (tsdown), then the browser’s side of the desk (vite).
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' })

try {
  run('node_modules/tsdown/dist/run.mjs', '--logLevel', 'error')
  run('node_modules/vite/bin/vite.js', 'build', 'web', '--config', 'web/vite.config.ts')
} catch (error) {
  process.stderr.write(`${error.stdout ?? ''}${error.stderr ?? ''}`)
  process.exit(1)
}
