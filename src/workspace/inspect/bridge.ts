import type { Nomenclature, Product, ProductClass } from '../../brief/product/product.ts'
import {
  type CodeBridge,
  type CodesOnSides,
  getStanding,
  listBridges,
  proposedCodes,
  type Standing,
} from '../../review/bridge/bridge.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'
import type { Workspace } from '../project/project.ts'
import { readCorrelations } from '../project/references/references.ts'

/** How the codes of a product, or of one of its classes, cross a change of nomenclature by one table. */
export interface ProductBridge {
  readonly table: string
  readonly former: Nomenclature
  readonly later: Nomenclature
  /** Null of the whole product. */
  readonly class: Localized | null
  readonly codes: CodesOnSides
  readonly bridges: readonly CodeBridge[]
  readonly standing: Standing
  /** Codes that the table would add to each side without taking in other goods. */
  readonly proposed: CodesOnSides
}

/**
 * A product held against every correlation table of the workspace: first all its codes, then, of several classes,
 * each. A side that the product file has no codes of is empty, and its codes are proposed.
 *
 * @throws UserError where the workspace names no table, or one cannot be read.
 */
export async function bridgeProduct(workspace: Workspace, product: Product): Promise<ProductBridge[]> {
  const tables = await readCorrelations(workspace)
  if (tables.length === 0) throw noTables()
  const { classes } = product
  return tables.flatMap((table) => {
    const { file, former, later } = table
    const parts = [
      { name: null, of: classes },
      ...classes.map((productClass) => ({ name: productClass.name, of: [productClass] })),
    ]
    return (classes.length > 1 ? parts : parts.slice(0, 1)).flatMap(({ name, of }): ProductBridge[] => {
      const codes = { former: codesOf(of, former), later: codesOf(of, later) }
      if (codes.former.length + codes.later.length === 0) return []
      const bridges = listBridges(table, codes)
      return [
        {
          ...{ table: file, former, later, class: name, codes, bridges, standing: getStanding(bridges) },
          proposed: { former: proposedCodes(bridges, 'former'), later: proposedCodes(bridges, 'later') },
        },
      ]
    })
  })
}

const codesOf = (classes: readonly ProductClass[], nomenclature: Nomenclature): string[] =>
  [...new Set(classes.flatMap(({ codes }) => codes[nomenclature] ?? []))].sort()

const noTables = (): UserError =>
  new UserError(
    {
      zh: 'tradebrief.yaml 没有写明编码对照表。',
      en: 'tradebrief.yaml names no correlation table.',
    },
    {
      hint: {
        zh: '把联合国或海关的对照表放进工作区，写明 correlations: [{file: 对照表.xlsx}]。',
        en: 'Put the table of the UN or of customs into the workspace and name it: correlations: [{file: table.xlsx}].',
      },
    },
  )
