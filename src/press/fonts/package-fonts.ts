import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { UserError } from '../../trade/errors/errors.ts'
import { fontCoverage } from './font-coverage.ts'
import { typesetFolder } from './typeset-folder.ts'

export interface PackageFonts {
  /** The serif first, then the sans. */
  readonly paths: readonly string[]
  readonly contents: readonly Buffer[]
  /** Whether the fonts have a character. */
  readonly has: (character: string) => boolean
}

/** The fonts in `typeset/`. @throws UserError where a file is missing, or was cut off when it was copied. */
export async function readPackageFonts(): Promise<PackageFonts> {
  const paths = ['TradebriefSong.otf', 'TradebriefHei.otf'].map((name) => join(typesetFolder(), name))
  const contents = await Promise.all(paths.map(readFont))
  // All that the sans has, the serif has too.
  const covered = contents.slice(0, 1).map(fontCoverage)
  return { paths, contents, has: (character) => covered[0]?.(character) ?? false }
}

async function readFont(path: string): Promise<Buffer> {
  const font = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (font && isWhole(font)) return font
  throw new UserError(
    {
      zh: `程序自带的字体${font ? '不完整' : '不见了'}：${basename(path)}`,
      en: `A font of the program is ${font ? 'not whole' : 'missing'}: ${basename(path)}`,
    },
    {
      where: { file: path },
      hint: { zh: '请重新安装程序，解压全部文件。', en: 'Install the program again, with all its files.' },
    },
  )
}

/** Whether a font has all tables that its directory lists (OpenType 1.9, "Organization of an OpenType Font"). */
function isWhole(font: Buffer): boolean {
  const count = font.length < 12 ? 0 : font.readUInt16BE(4)
  if (count === 0 || font.length < 12 + 16 * count) return false
  return Array.from({ length: count }, (_, index) => 12 + 16 * index).every(
    (entry) => font.readUInt32BE(entry + 8) + font.readUInt32BE(entry + 12) <= font.length,
  )
}
