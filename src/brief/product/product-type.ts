import { type CodeLists, standardCodes } from '../../codes/codes.ts'
import {
  type CustomsCurrency,
  type Edition,
  formatPeriod,
  type Localized,
  type Month,
} from '../../trade/trade.ts'
import type { ProductClass } from './nomenclature.ts'
import type { ProductFile } from './product-file.ts'
import { getReporter } from './reporter.ts'

/** A product file with the id that its file name gives, its classes being those of the products that it names. */
export interface Product extends Omit<ProductFile, 'classes' | 'secondCurrency'> {
  readonly classes: readonly ProductClass[]
  /** The other currency, in a brief of two. */
  readonly secondCurrency?: CustomsCurrency | undefined
  /** The file's name without its ending: `lithium-ion`. */
  readonly id: string
  /** The code lists with what the workspace maps and files name; absent for our own alone. */
  readonly codes?: CodeLists
  /** Which edition of its brief is meant; absent for that of a month. */
  readonly edition?: Edition
}

/** The code lists by which a product's figures are counted and named. */
export const getCodeLists = ({
  codes = standardCodes,
  reported,
}: Pick<Product, 'codes' | 'reported'>): CodeLists =>
  reported ? codes.forReporter(reported.reporter) : codes

/** What an economy that reports trade is called: 中国台湾; Brazil, European Union. Its id where no list has it. */
export function nameReporter(id: string, product: Pick<Product, 'codes' | 'reported'>): Localized {
  const codes = getCodeLists(product)
  return codes.findPartnerById(id)?.name ?? codes.findGroup(id)?.name ?? { zh: id, en: id }
}

/** What the economy that reports a product's trade is called. */
export const getReporterName = (product: Pick<Product, 'codes' | 'reported'>): Localized =>
  nameReporter(getReporter(product), product)

/** The period of a product's brief that ends with a month, as it is written: `2023-12`, `2023-H2`. */
export const formatEditionPeriod = ({ edition = 'month' }: Pick<Product, 'edition'>, last: Month): string =>
  formatPeriod({ edition, last })
