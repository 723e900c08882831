/** Writes the files of the sample again, or into another folder: `npm run sample:photovoltaics -- FOLDER`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from './generate.ts'

const [, , folder = 'samples/photovoltaics/files'] = process.argv
mkdirSync(folder, { recursive: true })
for (const [name, text] of generate()) writeFileSync(join(folder, name), text)
