import { type Brief, findLack, type ShownFigure } from '../../brief/brief.ts'
import { allCodes, getCodeLists, type Product, productCodes } from '../../brief/product/product.ts'
import { type CodeLists, comparableName } from '../../codes/codes.ts'
import { type Ledger, selectReporter } from '../../ledger/ledger.ts'
import {
  type HeldFigure,
  holdAgainst,
  type OtherVintage,
  type PrintedBrief,
} from '../../review/audit/audit.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { counted } from '../../trade/numbers/numbers.ts'
import {
  type FigureId,
  type FigureName,
  figureId,
  formatMonth,
  type Month,
  parseFigureId,
} from '../../trade/trade.ts'
import { makeBriefs } from '../build/build.ts'
import type { Requester } from '../process/process.ts'
import { readProduct, readProducts } from '../project/products/products.ts'
import type { Workspace } from '../project/project.ts'
import { printedBriefIn } from './audit.ts'

/** How the figures of a published brief stand to those of a ledger. */
export interface AuditAgainst {
  readonly product: string
  /** `2023-12`. */
  readonly month: string
  readonly figures: readonly HeldFigure[]
}

/** So many earlier vintages are looked through. */
const mostVintages = 12

/** A brief prints about a thousand; each is asked of the ledger. */
const mostFigures = 5_000

/**
 * Holds the figures of a published brief against those of the workspace’s ledger, of the product that is named,
 * or else of the one that has the codes of the brief’s footnote.
 *
 * @throws UserError where the brief does not say its month, no product is its own, it prints more figures than any brief,
 * or our brief cannot be made; the reason of the signal.
 */
export async function auditAgainst(
  workspace: Workspace,
  ledger: Ledger,
  file: string,
  productId: string | null,
  requester: Requester = {},
): Promise<AuditAgainst> {
  const brief = await printedBriefIn(file, requester)
  if (brief.figures.length > mostFigures) throw tooMany(file, brief.figures.length)
  const { month } = brief
  if (!month)
    throw new UserError(
      { zh: '看不出简报是哪个月的。', en: 'The brief does not say of which month it is.' },
      { where: { file } },
    )
  const product =
    productId === null
      ? productOf(await readProducts(workspace), brief, month)
      : await readProduct(workspace, productId)
  const figures = await holdPrinted(workspace, ledger, { product, month, brief }, requester)
  return { product: product.id, month: formatMonth(month), figures }
}

/** What a text prints, and the brief that it is held against. */
export interface PrintedAgainst {
  readonly product: Product
  /** The last month of the brief; ids of printed figures count from it. */
  readonly month: Month
  readonly brief: PrintedBrief
}

/**
 * Holds printed figures against those of the ledger.
 *
 * @throws UserError where our brief cannot be made; the reason of the signal.
 */
export async function holdPrinted(
  workspace: Workspace,
  ledger: Ledger,
  { product, month, brief }: PrintedAgainst,
  requester: Requester = {},
): Promise<HeldFigure[]> {
  const printed = [...new Set(brief.figures.map(({ id }) => id))]
    .flatMap((id) => parseFigureId(id) ?? [])
    // What the product file leaves out, such as a flow, no brief of it can have.
    .filter(({ dimension: _, code: __, ...name }) => findLack(name, product) === null)
  const codes = getCodeLists(product)
  const also = printed.filter((name) => hasId(name, codes) && findLack(name, product) === null)
  const unresolved = printed.filter((name) => !hasId(name, codes))
  const figuresOf = async (subject: Product, asOf?: string) => {
    requester.signal?.throwIfAborted()
    const make = async (asked: readonly FigureName[]) => {
      const options = { also: asked, ...(asOf !== undefined && { asOf }) }
      const [brief] = await makeBriefs(workspace, ledger, subject, month, ['zh'], options)
      return brief
    }
    const brief = await make(also)
    if (!brief) return new Map()
    const resolved = resolvePrintedNames(brief, unresolved)
    if (resolved.length === 0) return brief.document.figures
    const complete = await make([...also, ...resolved.map(({ coded }) => coded)])
    return withPrintedNames(complete?.document.figures ?? new Map(), resolved)
  }
  const others = () => otherVintages(ledger, product, figuresOf)
  return holdAgainst(brief, await figuresOf(product), others)
}

/** Whether a printed name was found on our lists; else it stands in the place of a code. */
function hasId({ dimension, code = '' }: FigureName, codes: CodeLists): boolean {
  if (dimension === 'partner') return codes.findPartnerById(code) !== undefined
  return dimension !== 'place' || codes.findPlaceById(code) !== undefined
}

/** A figure under the name that is printed, and under the code of the data. */
interface ResolvedName {
  readonly printed: FigureName
  readonly coded: FigureName
}

/** Finds partners and places that our lists lack by their names in the data files, or in the workspace’s settings. */
function resolvePrintedNames({ document, codes }: Brief, unresolved: readonly FigureName[]): ResolvedName[] {
  const codesByName = new Map<string, string>()
  if (unresolved.length === 0) return []
  for (const id of document.figures.keys()) {
    const { dimension, code = '' } = parseFigureId(id) ?? {}
    const member = dimension === 'partner' ? codes.findPartnerById(code) : undefined
    const place = dimension === 'place' ? codes.findPlaceById(code) : undefined
    for (const name of [member?.name.zh, place?.name.zh, place?.short.zh])
      if (name !== undefined) codesByName.set(`${dimension} ${comparableName(name)}`, code)
  }
  return unresolved.flatMap((printed) => {
    const code = codesByName.get(`${printed.dimension} ${comparableName(printed.code ?? '')}`)
    return code === undefined ? [] : [{ printed, coded: { ...printed, code } }]
  })
}

function withPrintedNames(
  figures: OtherVintage['figures'],
  resolved: readonly ResolvedName[],
): OtherVintage['figures'] {
  const named = resolved.flatMap(({ printed, coded }): [FigureId, ShownFigure][] => {
    const figure = figures.get(figureId(coded))
    return figure ? [[figureId(printed), figure]] : []
  })
  return new Map([...figures, ...named])
}

const tooMany = (file: string, count: number): UserError =>
  new UserError(
    {
      zh: `文件里有 ${count} 个数字，超过 ${mostFigures} 个，不能与台账对照。`,
      en: `The file has ${counted(count, 'figure', 'figures')}, over ${mostFigures}: too many to hold against the ledger.`,
    },
    { where: { file } },
  )

/** The product’s figures with the other bases of comparison, and as of each earlier date of its data. */
async function otherVintages(
  ledger: Ledger,
  product: Product,
  figuresOf: (product: Product, asOf?: string) => Promise<OtherVintage['figures']>,
): Promise<OtherVintage[]> {
  const commodities = allCodes(product)
  const held = await selectReporter(ledger, product.reported).loads({ commodities })
  const loads = held.filter((load) => load.commodities.length > 0)
  const dates = [...new Set(loads.map(({ asOf }) => asOf))]
    .sort()
    .reverse()
    .slice(1, mostVintages + 1)
  const bases = (['latest', 'first-published', 'bulletin'] as const).filter((base) => base !== product.base)
  const wanted = [
    ...bases
      .filter((base) => base !== 'bulletin' || product.bulletin)
      .map((base) => ({ name: `base: ${base}`, make: () => figuresOf({ ...product, base }) })),
    ...dates.map((date) => ({ name: date.slice(0, 10), make: () => figuresOf(product, date) })),
  ]
  const vintages: OtherVintage[] = []
  for (const { name, make } of wanted)
    try {
      vintages.push({ name, figures: await make() })
    } catch (error) {
      if (!(error instanceof UserError)) throw error // that vintage had not enough for a brief
    }
  return vintages
}

function productOf(products: readonly Product[], brief: PrintedBrief, month: Month): Product {
  const codes = [...(brief.codes ?? [])].sort().join()
  const [current, ...others] = products.filter(
    (product) => product.kind === 'product' && productCodes(product, month).join() === codes,
  )
  if (current && others.length === 0) return current
  const ids = products.map(({ id }) => id).join(', ')
  throw new UserError(
    {
      zh: codes ? `没有哪个产品的编码正好是 ${codes}。` : '简报的脚注没有写明商品编码，看不出是哪个产品。',
      en: codes
        ? `No single product has just the codes ${codes}.`
        : 'The footnote of the brief names no codes, so its product cannot be told.',
    },
    {
      hint: { zh: `写明产品：--against 产品（${ids}）`, en: `Name the product: --against PRODUCT (${ids})` },
      deskHint: { zh: `选明产品（${ids}）。`, en: `Choose the product (${ids}).` },
    },
  )
}
