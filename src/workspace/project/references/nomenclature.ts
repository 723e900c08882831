import type { Ground } from '../../../review/checks/checks.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import { type Month, parseMonth } from '../../../trade/trade.ts'
import { readContainedText } from '../../files/files.ts'
import type { Workspace } from '../workspace-type.ts'

/** When commodity codes began and ended. */
export type Nomenclature = NonNullable<Ground['nomenclature']>

/**
 * The list of commodity codes that the workspace names: CSV in UTF-8 with the heading `code,from,to`, the first and
 * last month of each code as `2022-01`, empty where it has none. Null where the workspace names no list.
 *
 * @throws UserError with the line for a list that cannot be read so, and for one that is not in the workspace.
 */
export async function readNomenclature({ folder, config }: Workspace): Promise<Nomenclature | null> {
  const { nomenclature: file } = config
  if (file === undefined) return null
  const text = await readContainedText(folder, file, { largest: largestTable }).catch((cause: unknown) => {
    if (cause instanceof UserError) throw cause
    throw new UserError(
      { zh: '编码表打不开。', en: 'The list of commodity codes cannot be opened.' },
      { where: { file }, cause },
    )
  })
  const [heading = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (heading.trim() !== 'code,from,to') throw unreadable(file, 1, heading)
  const codeLives = new Map<string, { from: Month | null; to: Month | null }>()
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const [code = '', from = '', to = '', ...rest] = line.split(',').map((part) => part.trim())
    const life = { from: endOf(from), to: endOf(to) }
    if (!/^\d{2,10}$/.test(code) || life.from === undefined || life.to === undefined || rest.length > 0)
      throw unreadable(file, index + 2, line)
    codeLives.set(code, { from: life.from, to: life.to })
  }
  return codeLives
}

/** A list of all codes that customs ever had is a tenth of this: 64 MB. */
const largestTable = 64 * 1024 * 1024

/** Null for an open end, undefined for a text that is no month. */
const endOf = (text: string): Month | null | undefined =>
  text === '' ? null : (parseMonth(text) ?? undefined)

const unreadable = (file: string, line: number, found: string): UserError =>
  new UserError(
    { zh: '编码表的这一行看不懂。', en: 'This line of the list of commodity codes cannot be read.' },
    {
      where: { file, line, found },
      hint: {
        zh: '第一行写 code,from,to，以下每行如 85076000,2012-01, 。',
        en: 'The first line is code,from,to; the others are like 85076000,2012-01,',
      },
    },
  )
