/**
 * Makes the bundles that users download, from the lock files alone:
 *
 *     node scripts/run.js tools/bundles/bundle.ts [--systems windows-x64,linux-x64] [--sizes] --out DIR
 *
 * 1. Builds `dist/` where it is stale (`scripts/run.js`).
 * 2. For each system, installs Node.js (`runtime/package-lock.json`) and the libraries with their native parts
 *    (`package-lock.json`) into a temporary folder; npm verifies their hashes and runs no scripts.
 * 3. Packs them with the program, launchers, licences and a bill of materials, in the formats of the system.
 * 4. Writes `SHA256SUMS`. The same sources always give the same bytes.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { packBundles } from './bundles-of-system.ts'
import { readContents } from './contents.ts'
import type { Entry, Part } from './entry.ts'
import { systems } from './systems.ts'

const root = resolve(import.meta.dirname, '..', '..', '..', '..')
const { values } = parseArgs({
  options: {
    systems: { type: 'string' },
    out: { type: 'string' },
    sizes: { type: 'boolean', default: false },
  },
})
if (!values.out) throw new Error('usage: bundle.ts [--systems NAMES] [--sizes] --out DIR')
const names = values.systems?.split(',') ?? systems.map(({ name }) => name)
const chosen = names.map((name) => {
  const system = systems.find((each) => each.name === name)
  if (!system) throw new Error(`no system ${name}; there are ${systems.map((each) => each.name).join(', ')}`)
  return system
})

mkdirSync(values.out, { recursive: true })
for (const system of chosen) {
  const contents = await readContents(root, system)
  const bundles = await packBundles(root, system, contents)
  for (const { file, bytes } of bundles) {
    writeFileSync(join(values.out, file), bytes)
    console.log(`${file}  ${megabytes(bytes.length)}`)
  }
  writeFileSync(join(values.out, `tradebrief-${contents.version}-${system.name}.cdx.json`), contents.sbom)
  if (values.sizes) await printSizes(contents.entries)
}
writeSums(values.out)

/** Sizes by part; the packed ones are of each part compressed alone. */
async function printSizes(entries: readonly Entry[]): Promise<void> {
  for (const part of new Set<Part>(entries.map((entry) => entry.part))) {
    const bytes = Buffer.concat(entries.filter((entry) => entry.part === part).map((entry) => entry.bytes))
    const packed = await promisify(gzip)(bytes, { level: 9 })
    console.log(`  ${part.padEnd(14)}${megabytes(bytes.length)}, packed ${megabytes(packed.length)}`)
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1).padStart(6)} MB`
}

/** In the format of sha256sum(1), of all bundles in the folder. */
function writeSums(folder: string): void {
  const files = readdirSync(folder).filter((file) => /^tradebrief[-_].*\.(?:zip|gz|deb|json)$/.test(file))
  const lines = files.sort().map(
    (file) =>
      `${createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex')}  ${file}\n`,
  )
  writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''))
}
