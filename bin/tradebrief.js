#!/usr/bin/env node
// Starts the command. In a checkout of the repository, where there are sources beside it, it first builds
// what is missing or older than they are, so that `npx tradebrief` works right after `npm ci`.
import { existsSync } from 'node:fs'

if (existsSync(new URL('../src/cli/main.ts', import.meta.url))) {
  const { buildIfStale } = await import('../scripts/build-if-stale.js')
  buildIfStale()
}
const { main } = await import('../dist/cli.js')
await main(process.argv.slice(2))
