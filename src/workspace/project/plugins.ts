import { createHash } from 'node:crypto'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { sectionNames, sectionSets } from '../../brief/product/product.ts'
import type { Plugin } from '../../brief/sections/own-section/own-section.ts'
import type { Section } from '../../brief/sections/sections.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { breakdowns } from '../../trade/trade.ts'
import { readHouseFile } from './house-style/house-style.ts'
import type { Workspace } from './workspace-type.ts'

const mostBytes = 2 * 1024 * 1024

/** What a module must export as its default: a section, or several. */
const sectionShape = z.object({
  id: z.string().regex(/^[a-z][A-Za-z0-9-]*$/, 'expected letters, digits and hyphens'),
  needs: z.array(z.enum(breakdowns)),
  further: z.custom<NonNullable<Section['further']>>((value) => typeof value === 'function').optional(),
  statements: z.custom<NonNullable<Section['statements']>>((value) => typeof value === 'function').optional(),
  write: z.custom<Section['write']>((value) => typeof value === 'function', 'expected a function'),
})

/**
 * The sections that the workspace's modules export. A module runs as the program itself does: whoever can write
 * the workspace's files can run what he likes, so only modules that one trusts belong there.
 *
 * @throws UserError for a module that is not there, cannot be read as one, or exports no section.
 */
export async function readPlugins({
  folder,
  config,
}: Pick<Workspace, 'folder' | 'config'>): Promise<Plugin[]> {
  const plugins: Plugin[] = []
  const taken = new Set<string>([...sectionNames, ...Object.keys(sectionSets)])
  for (const file of config.plugins) {
    const bytes = await readHouseFile({ folder }, file, mostBytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    for (const section of sectionsIn(await moduleOf(folder, file, sha256), file)) {
      if (taken.has(section.id)) throw refused(file, `“${section.id}”已有所指`, `${section.id} is taken`)
      taken.add(section.id)
      plugins.push({ file, sha256, section })
    }
  }
  return plugins
}

/** Read anew when its bytes are others: a process keeps what it has imported by its address. */
async function moduleOf(folder: string, file: string, sha256: string): Promise<unknown> {
  if (extname(file) === '.ts' && !('typescript' in process.features && process.features.typescript))
    throw refused(
      file,
      `Node ${process.versions.node} 读不了 TypeScript，请先编译成 .mjs，或用 Node 22.18 以上的版本`,
      `Node ${process.versions.node} cannot read TypeScript: compile it to .mjs, or use Node 22.18 or later`,
    )
  const address = `${pathToFileURL(join(folder, file)).href}?${sha256.slice(0, 16)}`
  try {
    const loaded: unknown = await import(/* @vite-ignore */ address)
    return typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw refused(file, `不能作为模块读入：${message}`, `it cannot be read as a module: ${message}`, cause)
  }
}

function sectionsIn(exported: unknown, file: string): Section[] {
  const given: readonly unknown[] = Array.isArray(exported) ? exported : [exported]
  const read = z.array(sectionShape).min(1).safeParse(given)
  if (read.success) return given as Section[] // themselves, as they have just been found to be
  const [issue] = read.error.issues
  const where = issue ? `${issue.path.slice(1).join('.') || 'default'}: ${issue.message}` : ''
  throw refused(
    file,
    `默认导出不是简报的部分（${where}）`,
    `its default export is no section of a brief (${where})`,
  )
}

const refused = (file: string, zh: string, en: string, cause?: unknown): UserError =>
  new UserError(
    { zh: `插件不能用：${zh}。`, en: `A plugin cannot be used: ${en}.` },
    {
      where: { file },
      cause,
      hint: {
        zh: '写法见 docs/integrator.md；或从 tradebrief.yaml 的 plugins 中去掉它。',
        en: 'docs/integrator.md shows how; or take it out of plugins in tradebrief.yaml.',
      },
    },
  )
