import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Builds `dist/` where it is missing or older than a source; two processes at once build it once. */
export function buildIfStale() {
  if (isFresh()) return
  const lock = `${root}node_modules/.tradebrief-build`
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs > 120_000) rmdirSync(lock)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
  try {
    if (!isFresh()) {
      // What the build has to say comes with the error where it fails, and is of no interest else.
      execFileSync(process.execPath, [`${root}scripts/build.js`], { cwd: root, stdio: 'pipe' })
    }
  } finally {
    rmdirSync(lock)
  }
}

function isFresh() {
  const built = `${root}dist/cli.js`
  if (!existsSync(built) || !existsSync(`${root}dist/web/index.html`)) return false
  const since = statSync(built).mtimeMs
  const sources = ['src', 'web'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true }),
  )
  const newer = (path) => statSync(path).mtimeMs > since
  return (
    !sources.some((entry) => newer(`${entry.parentPath}/${entry.name}`)) &&
    !newer(`${root}tsdown.config.ts`) &&
    !newer(`${root}scripts/assembly.js`) &&
    !newer(`${root}package.json`)
  )
}
