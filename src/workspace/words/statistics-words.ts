import { nameReporter, type Product } from '../../brief/product/product.ts'
import { namePublisher } from '../../codes/publications/publications.ts'
import type { PlannedQuery } from '../../review/plan/plan.ts'
import { cutWords, flowWords } from '../../review/review.ts'
import { currencyNames, type Localized, nameMonthRange, type Reported } from '../../trade/trade.ts'

/** Whose statistics data are, and who publishes them: 巴西外贸统计所载巴西; Brazil (ComexStat, …). */
export function nameStatistics(
  { reporter, source }: Reported,
  product: Pick<Product, 'codes' | 'reported'>,
): Localized {
  const name = nameReporter(reporter, product)
  const publication = namePublisher(source)
  return { zh: `${publication.zh}所载${name.zh}`, en: `${name.en} (${publication.en})` }
}

/** What to download from another source than the portal of Chinese customs. */
export function downloadWords({
  reported,
  flow,
  currency,
  cut,
  codes,
  months,
}: Pick<PlannedQuery, 'reported' | 'flow' | 'currency' | 'cut' | 'codes' | 'months'>): Localized {
  const statistics = reported ? nameStatistics(reported, {}) : { zh: '', en: '' }
  const period = nameMonthRange(months)
  return {
    zh: `${statistics.zh} · ${flowWords[flow].zh} · ${currencyNames[currency].zh} · ${period.zh}，分月 · ${cutWords(cut).zh} · 商品 ${codes.join('、')}`,
    en: `${statistics.en} · ${flowWords[flow].en} · ${currencyNames[currency].en} · ${period.en}, by month · by ${cutWords(cut).en} · commodity ${codes.join(', ')}`,
  }
}
