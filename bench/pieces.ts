import { existsSync } from 'node:fs'
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Generated } from './generate.ts'

/**
 * How the same rows come: all months of a flow in one file, each month’s file in several, or each revised: without its
 * last row, so that all others are compared and found to be the same.
 */
export type Pieces = 'few' | 'many' | 'small' | 'revised'

/** In how many files the rows of a month come. */
const filesOfMonth = {
  many: () => 11,
  small: (rows: number) => Math.max(1, Math.round(rows / 10_000)),
  revised: () => 1,
} as const satisfies Record<Exclude<Pieces, 'few'>, (rows: number) => number>

/**
 * The rows of the portal’s files in other files, made once. Each of `many` and of `small`, which have ten thousand rows,
 * has commodities of its own, as chapters are.
 */
export async function inPieces({ folder, portalFiles }: Generated, pieces: Pieces): Promise<string[]> {
  const current = join(folder, pieces)
  if (!existsSync(current)) {
    const unfinished = `${current}.part`
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { recursive: true })
    for (const file of portalFiles) {
      const [heading = '', ...lines] = (await readFile(file, 'latin1')).split('\n')
      const list = lines.filter((line) => line !== '')
      const rows = pieces === 'revised' ? list.slice(0, -1) : list
      if (pieces === 'few') {
        const path = join(unfinished, `${basename(file).slice(0, 2)}.csv`)
        const text = `${rows.join('\n')}\n`
        if (existsSync(path)) await appendFile(path, text, 'latin1')
        else await writeFile(path, `${heading}\n${text}`, 'latin1')
      } else
        for (const [index, part] of cutByCommodity(rows, filesOfMonth[pieces](rows.length)).entries())
          await writeFile(
            join(unfinished, basename(file).replace('.csv', `-${String(index + 1).padStart(3, '0')}.csv`)),
            `${[heading, ...part].join('\n')}\n`,
            'latin1',
          )
    }
    await rename(unfinished, current)
  }
  return (await readdir(current)).sort().map((name) => join(current, name))
}

/** Rows come in the order of their commodities. */
function cutByCommodity(rows: readonly string[], files: number): string[][] {
  const commodityOf = (row: string | undefined) => row?.split(',', 2)[1]
  const parts: string[][] = []
  let from = 0
  for (let index = 1; index <= files; index++) {
    let to = Math.max(from, Math.round((rows.length * index) / files))
    while (to < rows.length && commodityOf(rows[to]) === commodityOf(rows[to - 1])) to++
    parts.push(rows.slice(from, to))
    from = to
  }
  return parts
}
