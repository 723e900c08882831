import {
  allCodes,
  getCodeLists,
  getReporter,
  getReporterName,
  type Product,
} from '../brief/product/product.ts'
import type { CodeLists } from '../codes/codes.ts'
import { chineseCustoms, namePublisher } from '../codes/publications/publications.ts'
import { type Ledger, selectReporter } from '../ledger/ledger.ts'
import type { ExportedSeries } from './trade-records.ts'

/** A ledger, with the product whose data are meant; null for all data. */
export interface DataSource {
  readonly ledger: Ledger
  readonly codes: CodeLists
  readonly product: Product | null
}

/** The statistics that are exported: those of the product, or all that the ledger has, Chinese customs' first. */
export async function listSeries({ ledger, product, codes }: DataSource): Promise<ExportedSeries[]> {
  const loads = await ledger.loads({ commodities: [] })
  const listed = new Map(
    loads.map(({ reporter = '', source = '' }) => [`${reporter} ${source}`, { reporter, source }]),
  )
  const found = [...listed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, named]) => named)
  const chosen = product
    ? [product.reported]
    : found.map((named) => (named.reporter === '' ? undefined : named))
  return Promise.all(
    chosen.map(async (reported) => {
      const named = { codes, ...(reported && { reported }) }
      const ofSeries = selectReporter(ledger, reported)
      const [load] = await ofSeries.loads({ commodities: [] })
      const source = reported?.source ?? chineseCustoms.source
      return {
        reporter: { code: getReporter(named), name: getReporterName(named) },
        source: { code: source, name: namePublisher(source) },
        ledger: ofSeries,
        codes: getCodeLists(named),
        scale: load?.scale ?? { value: 0, quantity: 0 },
      }
    }),
  )
}

/** The names of commodities, as the latest files write them. */
export async function nameCommodities({
  ledger,
  product,
}: Omit<DataSource, 'codes'>): Promise<ReadonlyMap<string, string>> {
  const listed = product
    ? allCodes(product)
    : (await ledger.loads()).flatMap(({ commodities }) => commodities)
  return ledger.names('commodity', [...new Set(listed)])
}
