// Opens the desk on the sample: makes its workspace in out/demo where it is not there yet, then serves it.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build-if-stale.js'

const root = fileURLToPath(new URL('..', import.meta.url))
buildIfStale()
const { main } = await import('../dist/cli.js')
if (!existsSync(`${root}out/demo/tradebrief.yaml`)) await main(['demo', `${root}out/demo`])
await main(['-C', `${root}out/demo`, 'serve', '--open', ...process.argv.slice(2)])
