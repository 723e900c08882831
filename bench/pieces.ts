import { existsSync } from 'node:fs'
import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Generated } from './generate.ts'

/** How the same rows come: all months of a flow in one file, or each month's file in eleven. */
export type Pieces = 'few' | 'many'

const filesOfMonth = 11

/** The rows of the portal’s files in other files, made once. Each of `many` has commodities of its own, as chapters are. */
export async function inPieces({ folder, portalFiles }: Generated, pieces: Pieces): Promise<string[]> {
  const own = join(folder, pieces)
  const names = pieces === 'few' ? fewNames(portalFiles) : portalFiles.flatMap(manyNames)
  if (!existsSync(own)) {
    const unfinished = `${own}.part`
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { recursive: true })
    for (const file of portalFiles) {
      const [heading = '', ...lines] = (await readFile(file, 'latin1')).split('\n')
      const rows = lines.filter((line) => line !== '')
      if (pieces === 'few') {
        const path = join(unfinished, fewName(file))
        const text = `${rows.join('\n')}\n`
        if (existsSync(path)) await appendFile(path, text, 'latin1')
        else await writeFile(path, `${heading}\n${text}`, 'latin1')
      } else
        for (const [at, part] of cutByCommodity(rows).entries())
          await writeFile(
            join(unfinished, manyName(file, at)),
            `${[heading, ...part].join('\n')}\n`,
            'latin1',
          )
    }
    await rename(unfinished, own)
  }
  return names.map((name) => join(own, name))
}

const fewName = (file: string): string => `${basename(file).slice(0, 2)}.csv`
const fewNames = (files: readonly string[]): string[] => [...new Set(files.map(fewName))]

const manyName = (file: string, at: number): string =>
  basename(file).replace('.csv', `-${String(at + 1).padStart(2, '0')}.csv`)
const manyNames = (file: string): string[] =>
  Array.from({ length: filesOfMonth }, (_, at) => manyName(file, at))

/** Rows come in the order of their commodities. */
function cutByCommodity(rows: readonly string[]): string[][] {
  const commodityOf = (row: string | undefined) => row?.split(',', 2)[1]
  const parts: string[][] = []
  let from = 0
  for (let at = 1; at <= filesOfMonth; at++) {
    let to = Math.max(from, Math.round((rows.length * at) / filesOfMonth))
    while (to < rows.length && commodityOf(rows[to]) === commodityOf(rows[to - 1])) to++
    parts.push(rows.slice(from, to))
    from = to
  }
  return parts
}
