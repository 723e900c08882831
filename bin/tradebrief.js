#!/usr/bin/env node
// Starts the command. In a checkout of the repository, where there are sources beside it, it first builds
// what is missing or older than they are, so that `npx tradebrief` works right after `npm ci`.
import { existsSync } from 'node:fs'
import module from 'node:module'
import { join } from 'node:path'
import process from 'node:process'

if (existsSync(new URL('../src/cli/main.ts', import.meta.url))) {
  const { buildIfStale } = await import('../scripts/build-if-stale.js')
  buildIfStale()
}
keepCompiled()
const { main } = await import('../dist/cli.js')
await main(process.argv.slice(2))

/**
 * Has Node, from 22.8 on, keep what it compiles, so that the next command starts sooner: in a folder of the user's own.
 * Node's is among temporary files, which on Linux all who use the machine share, and one of them might put code there.
 */
function keepCompiled() {
  const { XDG_CACHE_HOME, HOME } = process.env
  const caches = XDG_CACHE_HOME || (HOME && join(HOME, '.cache'))
  if (process.platform !== 'linux') module.enableCompileCache?.()
  else if (caches) module.enableCompileCache?.(join(caches, 'tradebrief'))
}
