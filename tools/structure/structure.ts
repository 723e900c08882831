import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { measureStructure } from './metrics.ts'
import { findEntryPointFaults, findLayerFaults, readLayers } from './module-rule.ts'
import { readSourceGraph } from './source-graph.ts'

/**
 * Prints the metrics of the code's structure, and what breaks the module rule.
 *
 *     node scripts/run.js tools/structure/structure.ts [ROOT] [--json]
 */
const args = process.argv.slice(2)
const root = resolve(args.find((argument) => !argument.startsWith('-')) ?? '.')
const graph = readSourceGraph(root, ['src', 'web/src'])
const metrics = measureStructure(graph)
const sources = new Map([...graph].filter(([file]) => file.startsWith('src/')))
const faults = [
  ...findEntryPointFaults(sources),
  ...findLayerFaults(sources, readLayers(readFileSync(join(root, 'docs/maintainer.md'), 'utf8'))),
]
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
}

if (args.includes('--json')) console.log(JSON.stringify({ ...metrics, faults }, null, 2))
else {
  const rows: readonly (readonly [string, number | string])[] = [
    ['files', metrics.files],
    ['lines', metrics.lines],
    [
      'folders with more than 12 files',
      metrics.fullFolders.map(({ folder, files }) => `${folder} ${files}`).join(', '),
    ],
    ['import cycles', metrics.cycles],
    ['imports that pass by an entry point, or go to a later layer', faults.length],
    ['functions of more than 60 lines', metrics.longFunctions.length],
    ['files of more than 300 lines', metrics.longFiles.length],
    ['exported names that end in Of', metrics.exportedOf.length],
    ['pronoun-like names per 1,000 lines', metrics.pronounsPerThousandLines.toFixed(1)],
    ['files with a single importer', metrics.singleImporters],
    ['of these at most 20 lines', metrics.smallSingleImporters.length],
    ['runtime dependencies', Object.keys(dependencies).length],
  ]
  for (const [name, value] of rows) console.log(`${name}: ${value}`)
}
