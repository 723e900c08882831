#!/usr/bin/env node
// Starts the command. In a checkout of the repository, where the sources lie beside it, it first builds `dist/` if that
// is missing or older than they are, so that `npx tradebrief` works right after `npm ci`.
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

// Since Node 22. The folder is the user's own: in a shared one another user could place code for this process to run.
const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
nodeModule.enableCompileCache?.(join(caches, 'tradebrief'))

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `需要 Node.js 20.19 或更新版本，这里是 ${process.versions.node}；请更新 Node.js，或下载自带 Node.js 的程序。\n` +
      `Tradebrief needs Node.js 20.19 or newer; this is ${process.versions.node}. Update Node.js, or download the program with Node.js in it.`,
  )
  process.exit(2)
}

if (existsSync(new URL('../src/cli/cli.ts', import.meta.url))) {
  const { buildIfStale } = await import('../scripts/build-if-stale.js')
  buildIfStale()
}
const { main } = await import('../dist/cli.js')
await main(process.argv.slice(2))
