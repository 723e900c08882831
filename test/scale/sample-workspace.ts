import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sample } from '../support/workspaces.ts'
import { addressOf } from './cluster.ts'

/** A workspace for the sample in a folder of its own, with its ledger in a file or on the cluster. */
export async function sampleWorkspace(parent: string, where: 'file' | 'cluster'): Promise<string> {
  const path = join(parent, where)
  const { host, catalog, schema, user } = addressOf()
  const config =
    where === 'file'
      ? 'files: []\n'
      : `ledger: { host: ${host}, catalog: ${catalog}, schema: ${schema}, user: ${user} }\n`
  await mkdir(join(path, 'products'), { recursive: true })
  await writeFile(join(path, 'tradebrief.yaml'), config)
  await copyFile(join(sample, 'products', 'lithium-ion.yaml'), join(path, 'products', 'lithium-ion.yaml'))
  return path
}
