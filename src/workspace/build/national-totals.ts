import type { Product } from '../../brief/product/product.ts'
import { nationalTotal } from '../../sources/bulletin/bulletin.ts'
import type { BulletinTotals } from '../../statistics/figures/figures.ts'
import type { KeptBulletin } from '../project/references/references.ts'

/** Whether the brief of a product shows figures beside the nation's totals. */
export const hasNationalSection = ({ sections }: Pick<Product, 'sections'>): boolean =>
  sections.includes('national')

/**
 * The nation's totals of the product's flows, in its currency, by the tables of national totals that the workspace keeps;
 * tables by country come first, of several of one month.
 */
export function listNationalTotals(product: Product, tables: readonly KeptBulletin[]): BulletinTotals[] {
  if (!hasNationalSection(product)) return []
  return tables
    .filter(({ table, currency }) => table !== 'goods' && currency === product.currency)
    .sort((a, b) => order.indexOf(a.table) - order.indexOf(b.table))
    .flatMap(({ file, sha256, asOf, moneyFactor, month, lines }) =>
      lines.flatMap((line) =>
        line.name === nationalTotal && line.flow && product.flows.includes(line.flow)
          ? [
              {
                ...{ file, sha256, asOf, moneyFactor, month, flow: line.flow },
                ...{ lines: lines.length, line: line.line, goods: line.name, unit: null },
                amounts: { month: line.month, ytd: line.ytd },
                ...(line.change?.value && { change: line.change.value }),
              },
            ]
          : [],
      ),
    )
}

const order: readonly KeptBulletin['table'][] = ['partners', 'totals', 'procedures']
