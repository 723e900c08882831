import { createHash } from 'node:crypto'
import type { Product } from '../../brief/product.ts'
import type { Load } from '../../ledger/ledger.ts'
import type { Month } from '../../trade/month.ts'
import type { BriefOptions } from '../build.ts'
import type { Config } from '../config.ts'

/** All that a product’s briefs of a month follow from. */
export interface BuildInputs {
  readonly program: string
  readonly product: Product
  readonly month: Month
  readonly config: Config
  readonly options: BriefOptions
  /** The loads of the ledger, whatever they are of. */
  readonly loads: readonly Load[]
}

/** A name for the inputs of a build: builds of one key give the same files, so that the second need not run. */
export function buildKey({ program, product, month, config, options, loads }: BuildInputs): string {
  const codes = new Set(product.classes.flatMap((of) => Object.values(of.codes).flat()))
  const standing = loads
    .filter(({ commodities }) => commodities.length === 0 || commodities.some((code) => codes.has(code)))
    .map(({ id, sha256 }) => [id, sha256])
  const { asOf, acceptTruncated = [], also = [] } = options
  const inputs = {
    program,
    product,
    month,
    config,
    asOf,
    acceptTruncated: [...acceptTruncated].sort(),
    also,
    standing,
  }
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex')
}
