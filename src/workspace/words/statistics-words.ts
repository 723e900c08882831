import { nameReporter, type Product } from '../../brief/product/product.ts'
import { namePublisher } from '../../codes/publications/publications.ts'
import type { Localized, Reported } from '../../trade/trade.ts'

/** Whose statistics data are, and who publishes them: 巴西外贸统计所载巴西; Brazil (ComexStat, …). */
export function nameStatistics(
  { reporter, source }: Reported,
  product: Pick<Product, 'codes' | 'reported'>,
): Localized {
  const name = nameReporter(reporter, product)
  const publication = namePublisher(source)
  return { zh: `${publication.zh}所载${name.zh}`, en: `${name.en} (${publication.en})` }
}
