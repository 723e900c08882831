/** What the extended brief costs beside the standard one: `node scripts/run.js bench/extended.ts`. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { productSchema, sectionSets } from '../src/brief/product/product.ts'
import { parseMonth } from '../src/trade/trade.ts'
import { makeBriefs } from '../src/workspace/build/build.ts'
import { filesToLoad, loadFile } from '../src/workspace/load/load.ts'
import { initWorkspace, openLedger, openWorkspace } from '../src/workspace/project/project.ts'
import { silentEffects } from '../src/workspace/workspace.ts'
import { median } from './measure.ts'

const runs = 15
const folder = join('out', 'bench', 'extended')
const month = parseMonth('2023-12')
if (!month) throw new Error('no month')

await initWorkspace({ folder, issuer: null }).catch(() => {}) // it is there already
const workspace = await openWorkspace(folder)
const ledger = await openLedger(workspace)
for (const file of await filesToLoad([join('samples', 'lithium-ion', 'files')]))
  await loadFile(workspace, ledger, file, {}, silentEffects)
const file = parse(await readFile(join('samples', 'lithium-ion', 'products', 'lithium-ion.yaml'), 'utf8'))

const times: Record<string, number[]> = { standard: [], extended: [], summary: [] }
for (let run = 0; run < runs; run++)
  for (const [name, subject] of Object.entries(times)) {
    const sections = name === 'summary' ? ['summary'] : name in sectionSets ? name : 'standard'
    const product = {
      ...productSchema('en').parse(parse(stringify({ ...file, sections }))),
      id: 'lithium-ion',
    }
    const start = performance.now()
    await makeBriefs(workspace, ledger, product, month, ['zh', 'en'])
    subject.push(performance.now() - start)
  }
await ledger.close()
const standard = median(times.standard ?? [])
for (const [name, subject] of Object.entries(times))
  console.log(
    `${name.padEnd(9)} ${median(subject).toFixed(1).padStart(8)} ms  ${(median(subject) / standard).toFixed(2)} times the standard brief`,
  )
