import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Manifest } from '../../src/workspace/build/print/manifest.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'

const asOf = '2024-01-18'

/** Puts a brief where a build leaves it, in two formats and languages, with content that a text stands for. */
export async function writeBrief(
  { folder }: Pick<Workspace, 'folder'>,
  content: string,
  product = 'lithium-ion',
): Promise<void> {
  const briefs = join(folder, 'briefs', '2023-12')
  await mkdir(briefs, { recursive: true })
  const names = ['docx', 'html', 'checks.html', 'en.docx', 'en.html', 'en.checks.html']
  const files = names.map((name) => ({
    path: join(briefs, `${product}.${name}`),
    bytes: new TextEncoder().encode(`${name}: ${content}`),
  }))
  for (const { path, bytes } of files) await writeFile(path, bytes)
  const manifest = await Manifest.read(briefs)
  const loaded = { file: '出口.csv', sha256: 'a'.repeat(64), asOf, rows: 12, rowsInFile: 24 }
  // One build at a time is recorded, as where every format is built again.
  const record = { product, key: 'key', program: '0.1.0+test', asOf, standsOn: [loaded], warnings: [] }
  manifest.note(record, files)
  await manifest.write()
}
