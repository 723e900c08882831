import { join } from 'node:path'
import { formatEditionPeriod, type Product } from '../brief/product/product.ts'
import { type EditionLanguage, editionLanguages, type Localized, type Month } from '../trade/trade.ts'
import { type BuildRecord, Manifest } from '../workspace/build/print/print.ts'
import { largestText, readContainedFile } from '../workspace/files/files.ts'
import { commentaryFile } from '../workspace/project/commentary/commentary.ts'
import { productFileNames, productId } from '../workspace/project/products/products.ts'
import type { Workspace } from '../workspace/project/project.ts'
import { ReleaseRefusal } from './machine/machine.ts'
import { digest, type FrozenFile, type FrozenKind, largestFile } from './store/store.ts'

/** A file of a brief as it is on the disk. */
export interface BuiltFile extends FrozenFile {
  readonly content: Uint8Array
}

/** The brief of a period as the last build left it, with what it was made from. */
export interface BuiltBrief {
  readonly files: readonly BuiltFile[]
  readonly languages: readonly EditionLanguage[]
  readonly program: string
  readonly asOf: string
  /** Files cut off by the portal that it was built on all the same. */
  readonly acceptTruncated: readonly string[]
  readonly standsOn: BuildRecord['standsOn']
  readonly warnings: readonly Localized[]
  /** The names of files that somebody changed after they were built. */
  readonly edited: readonly string[]
}

export interface BriefSubject {
  readonly product: Product
  /** The last month of the period. */
  readonly month: Month
}

/**
 * Reads the files of a brief that the builds left in `briefs/`, its product file and its commentary.
 *
 * @param wanted which languages; by default those that were built.
 * @throws ReleaseRefusal where it was not built, or its files come from different builds.
 */
export async function readBuiltBrief(
  workspace: Workspace,
  { product, month }: BriefSubject,
  wanted?: readonly EditionLanguage[],
): Promise<BuiltBrief> {
  const period = formatEditionPeriod(product, month)
  const folder = join('briefs', period)
  const builds = (await Manifest.read(join(workspace.folder, folder))).listBuilds(product.id)
  const isWanted = (language: EditionLanguage) => wanted === undefined || wanted.includes(language)
  const briefs: BuiltFile[] = []
  const edited: string[] = []
  const used = new Set<BuildRecord>()
  for (const build of builds)
    for (const { name, sha256 } of build.files) {
      const language = languageOf(name, product.id)
      if (!isWanted(language)) continue
      const file = await readFile(workspace.folder, join(folder, name), { name, language })
      if (file === null) continue
      briefs.push(file)
      used.add(build)
      if (file.sha256 !== sha256) edited.push(name)
    }
  const [build, other] = used
  const built = editionLanguages.filter((language) =>
    briefs.some((file) => file.language === language && file.kind === 'brief'),
  )
  const missing = wanted?.find((language) => !built.includes(language))
  if (!build || built.length === 0 || missing !== undefined) throw isNotBuilt(product.id, period)
  if (other) throw isOfSeveralBuilds(product.id, period, used)
  const inputs = await readInputs(workspace, { product, month }, built)
  const { program, asOf, acceptTruncated = [], standsOn, warnings } = build
  const files = [...briefs, ...inputs].sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    ...{ files, languages: built, program, asOf, acceptTruncated, standsOn, warnings },
    edited: edited.sort(),
  }
}

/** `lithium-ion.en.docx` is English, `lithium-ion.docx` Chinese. */
const languageOf = (name: string, id: string): EditionLanguage =>
  editionLanguages.find((language) => name.startsWith(`${id}.${language}.`)) ?? 'zh'

/** The product file and the commentary that the brief was made from, as they are now. */
async function readInputs(
  workspace: Workspace,
  { product, month }: BriefSubject,
  built: readonly EditionLanguage[],
): Promise<BuiltFile[]> {
  const { folder } = workspace
  const productFile = (await productFileNames(workspace)).find((name) => productId(name) === product.id)
  const input = (path: string, name: string, language: EditionLanguage | null) =>
    readFile(folder, path, { name: `inputs/${name}`, language, kind: 'input' })
  const files = await Promise.all([
    input(join('products', productFile ?? `${product.id}.yaml`), 'product.yaml', null),
    ...built.map((language) =>
      input(commentaryFile(product, month, language), `commentary.${language}.md`, language),
    ),
  ])
  return files.filter((file) => file !== null)
}

interface FileRole {
  readonly name: string
  readonly language: EditionLanguage | null
  readonly kind?: FrozenKind
}

/** Null where there is none. */
async function readFile(
  folder: string,
  path: string,
  { name, language, kind }: FileRole,
): Promise<BuiltFile | null> {
  const largest = kind === 'input' ? largestText : largestFile
  const content = await readContainedFile(folder, path, { largest }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
  if (content === null) return null
  return {
    name,
    language,
    kind: kind ?? (/\.checks\.html$/.test(name) ? 'checks' : 'brief'),
    bytes: content.length,
    sha256: digest(content),
    content,
  }
}

const isNotBuilt = (product: string, period: string): ReleaseRefusal =>
  new ReleaseRefusal(
    'state',
    {
      zh: `${product} ${period} 的简报还没有编制，或不全。`,
      en: `The brief of ${product} for ${period} was not built, or not in every language.`,
    },
    {
      hint: {
        zh: `先编制：tradebrief build ${period} ${product}`,
        en: `Build it first: tradebrief build ${period} ${product}`,
      },
      deskHint: { zh: '先在首页编制这份简报。', en: 'Build the brief first, on the home page.' },
    },
  )

const isOfSeveralBuilds = (
  product: string,
  period: string,
  builds: ReadonlySet<BuildRecord>,
): ReleaseRefusal => {
  const groups = [...builds].map(({ files }) => files.map(({ name }) => name).join(', ')).join(' | ')
  return new ReleaseRefusal(
    'state',
    {
      zh: `${product} ${period} 的文件出自几次不同的编制，内容可能不一致：${groups}`,
      en: `The files of ${product} for ${period} come from different builds and may disagree: ${groups}`,
    },
    {
      hint: {
        zh: '用同样的格式和语言重新编制，或删去 briefs/ 中旧的文件。',
        en: 'Build all formats and languages again, or delete the older files in briefs/.',
      },
    },
  )
}
