#!/usr/bin/env node
// Starts the command. In a checkout of the repository, where there are sources beside it, it first builds
// what is missing or older than they are, so that `npx tradebrief` works right after `npm ci`.
// What is in this folder is CommonJS: to start with a module takes Node 8 ms longer.
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const process = require('node:process')
const { requireCommand } = require('./require-command.js')

const args = process.argv.slice(2)
if (existsSync(join(__dirname, '..', 'src', 'cli', 'main.ts')))
  import('../scripts/build-if-stale.js').then(({ buildIfStale }) => {
    buildIfStale()
    start()
  })
else start()

function start() {
  requireCommand(args).main(args)
}
