/** Writes the files of the sample again, or into another folder: `npm run sample -- FOLDER`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reconstruct } from './reconstruct.ts'

const [, , folder = 'samples/lithium-ion/files'] = process.argv
mkdirSync(folder, { recursive: true })
for (const { name, bytes } of reconstruct()) writeFileSync(join(folder, name), bytes)
