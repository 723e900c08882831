/** Writes the files of the briefs of other reporters again: `node scripts/run.js tools/samples/reporters/main.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateFiles } from './reporters.ts'

for (const [folder, files] of generateFiles()) {
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
}
