import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { filesToLoad, loadFiles } from '../src/workspace/load/load.ts'
import { initWorkspace, openLedger, openWorkspace } from '../src/workspace/project/project.ts'
import { silentEffects } from '../src/workspace/workspace.ts'
import { measureTree } from './process-tree.ts'

// node scripts/run.js bench/batch.ts [--products N] [--formats LIST] [--out FOLDER]: makes a workspace with so many
// copies of the sample’s product (1,000), each with an id and a title of its own, builds the briefs of all with the
// command, and once more with nothing new.

const { values } = parseArgs({
  options: {
    products: { type: 'string', default: '1000' },
    formats: { type: 'string', default: 'docx,pdf,xlsx,html,md,json' },
    out: { type: 'string', default: join('out', 'bench') },
  },
})
const count = Number(values.products)
// It is made anew: of what else is kept there nothing may be lost.
const home = join(values.out, 'batch')
const sample = join('samples', 'lithium-ion')

/** A new workspace with the sample’s data, and copies of its product that are told apart by their titles. */
async function makeWorkspace(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await initWorkspace({ folder, issuer: null })
  await rm(join(folder, 'products'), { recursive: true })
  await mkdir(join(folder, 'products'))
  const product = await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8')
  for (let index = 1; index <= count; index++) {
    const number = String(index).padStart(4, '0')
    const named = product.replace(
      /^name: .*$/m,
      `name: { zh: 锂离子蓄电池${number}, en: lithium-ion batteries ${number} }`,
    )
    await writeFile(join(folder, 'products', `battery-${number}.yaml`), named)
  }
  const workspace = await openWorkspace(folder)
  const ledger = await openLedger(workspace)
  try {
    const files = await filesToLoad([join(sample, 'files')])
    for await (const fileOutcome of loadFiles(workspace, ledger, files, {}, silentEffects))
      if ('error' in fileOutcome) throw fileOutcome.error
  } finally {
    await ledger.close()
  }
}

/** The command as a user has it, without the look at its sources that it takes in a checkout. */
async function build(label: string): Promise<void> {
  const run = `const { main } = await import('./dist/cli.js'); await main(process.argv.slice(1))`
  const order = ['-C', home, 'build', '2023-12', '--all', '--formats', values.formats]
  const { seconds, processorSeconds, peakMegabytes, printed } = await measureTree([
    '--input-type=module',
    '-e',
    run,
    '--',
    ...order,
  ])
  const files = printed.trim().split('\n').length
  console.log(
    `${label.padEnd(16)} ${files} files, ${seconds.toFixed(1)} s, ${processorSeconds.toFixed(1)} s of processor time, ${peakMegabytes.toFixed(0)} MB`,
  )
}

await makeWorkspace(home)
await build(`${count} products`)
await build('nothing new')
