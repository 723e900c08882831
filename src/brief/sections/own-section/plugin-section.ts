import { UserError, type Where } from '../../../trade/errors/errors.ts'
import type { Block } from '../../document.ts'
import type { Writing } from '../../section-context.ts'
import type { Section } from '../section.ts'

/** A section that a module of the user's own gives, with the file that it came from and the hash of its bytes. */
export interface Plugin {
  readonly file: string
  readonly sha256: string
  readonly section: Section
}

const blockKinds: readonly string[] = [
  'heading',
  'paragraph',
  'list',
  'table',
  'chart',
] satisfies Block['kind'][]

/**
 * A plugin's section as the others are. What goes wrong in it is the plugin's, and is told with its file and line
 * rather than as a bug of ours.
 */
export function pluginSection(plugin: Plugin): Section {
  const { section } = plugin
  return {
    id: section.id,
    needs: section.needs,
    further: (product, month) => reported(plugin, () => section.further?.(product, month) ?? []),
    statements: (writing) => reported(plugin, () => section.statements?.(writing) ?? []),
    write: (writing, number) => reported(plugin, () => checked(section.write(writing, number), writing)),
  }
}

function reported<Result>({ file, section }: Plugin, work: () => Result): Result {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof UserError && cause.where) throw cause
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new UserError(
      {
        zh: `插件的“${section.id}”部分出错：${message}`,
        en: `The section ${section.id} of a plugin failed: ${message}`,
      },
      {
        where: placeIn(cause, file),
        cause,
        hint: {
          zh: '这是插件的错误，请改正插件，或从产品文件的 sections 中去掉这一部分。',
          en: 'The mistake is the plugin’s: mend it, or take the section out of the product file.',
        },
      },
    )
  }
}

/** The line of the plugin in which an error came up, as far as its stack tells. */
function placeIn(cause: unknown, file: string): Where {
  const name = file.split('/').at(-1) ?? file
  const lines = cause instanceof Error ? (cause.stack ?? '').split('\n') : []
  for (const line of lines) {
    const [, current, number] = /([^/\\]+?)(?:\?[0-9a-f]+)?:(\d+):\d+\)?$/.exec(line) ?? []
    if (current === name) return { file, line: Number(number) }
  }
  return { file }
}

/** What every block must be: of a known kind, and showing no figure but those of the brief. */
function checked(blocks: readonly Block[], { book }: Writing): readonly Block[] {
  if (!Array.isArray(blocks)) throw new TypeError('write() gives no list of blocks')
  for (const block of blocks)
    if (!blockKinds.includes(block?.kind)) throw new TypeError(`there is no block of the kind ${block?.kind}`)
  for (const id of figureIdsIn(blocks))
    if (!book.figures.has(id))
      throw new TypeError(`the brief has no figure ${id}: ask for it with writing.show or writing.cell`)
  return blocks
}

function figureIdsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(figureIdsIn)
  if (typeof value !== 'object' || value === null) return []
  const points = 'points' in value && Array.isArray(value.points) ? value.points : []
  const current = 'kind' in value && value.kind === 'figure' ? [value] : []
  const ids = [...current, ...points].flatMap((item: { id?: unknown }) =>
    typeof item.id === 'string' ? [item.id] : [],
  )
  return [...ids, ...Object.values(value).flatMap(figureIdsIn)]
}
