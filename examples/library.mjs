// A workspace with the sample in a folder, its brief of December 2023 as Word, and one figure with its exact value.
//
//     node examples/library.mjs FOLDER
import { fileURLToPath } from 'node:url'
import {
  buildBriefs,
  filesToLoad,
  initWorkspace,
  loadFiles,
  makeBriefs,
  openLedger,
  openWorkspace,
  parseMonth,
  pressesFor,
  readProducts,
  silentEffects,
} from 'tradebrief'

const [, , folder = 'out/example'] = process.argv
const sample = fileURLToPath(new URL('../samples/lithium-ion/files', import.meta.url))

await initWorkspace({ folder })
const workspace = await openWorkspace(folder)
const ledger = await openLedger(workspace)
try {
  const files = await filesToLoad([sample])
  for await (const loaded of loadFiles(workspace, ledger, files, {}, silentEffects)) {
    if ('error' in loaded) throw loaded.error
    console.log(`${loaded.file}: ${loaded.outcome.load.rows} rows`)
  }
  const month = parseMonth('2023-12')
  const products = await readProducts(workspace)
  const order = { month, products, languages: ['zh'], presses: await pressesFor(['docx']) }
  for (const { files } of await buildBriefs(workspace, ledger, order, silentEffects))
    console.log(files.join('\n'))

  const [product] = products
  const [brief] = await makeBriefs(workspace, ledger, product, month, ['en'])
  const figure = brief.document.figures.get('export.partner.USA.month.value.yoy')
  console.log(`exports to the United States, year on year: ${figure.value} ${figure.unit}`)
} finally {
  await ledger.close()
}
