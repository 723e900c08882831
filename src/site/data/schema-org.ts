import type { Language } from '../../trade/trade.ts'
import { formatMonth } from '../../trade/trade.ts'
import { describeBrief, periodMonths, type ReleaseView, type VersionContent } from '../content/content.ts'
import { sitePaths, webAddress } from '../site-paths.ts'
import { type SiteSettings, sayIn } from '../site-settings.ts'

/** The data of a version for search engines (schema.org Dataset). Addresses are there where that of the site is known. */
export function describeDataset(
  { url, issuer, license, title: siteTitle }: SiteSettings,
  { release, name, periodName }: ReleaseView,
  { version, briefs, downloads }: VersionContent,
  language: Language,
): object {
  const { product, period, current } = release
  const say = sayIn(language)
  const brief = briefs.get(language)
  const path =
    version === current
      ? sitePaths.release(language, product, period)
      : sitePaths.former(language, product, period, version.number)
  const fallback = `${name[language]} · ${periodName[language]}`
  const publisher = { '@type': 'Organization', name: say(issuer ?? siteTitle) }
  const months = periodMonths(period)
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: brief?.title ?? fallback,
    description: brief ? describeBrief(brief) : fallback,
    ...(url !== null && { '@id': webAddress(url, path), url: webAddress(url, path) }),
    inLanguage: language === 'zh' ? 'zh-CN' : 'en',
    datePublished: version.publishedAt,
    version: String(version.number),
    isAccessibleForFree: true,
    ...(license && { license }),
    publisher,
    creator: publisher,
    ...(months && { temporalCoverage: `${formatMonth(months.from)}/${formatMonth(months.to)}` }),
    variableMeasured: name[language],
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      name: say(siteTitle),
      ...(url !== null && { url: webAddress(url, sitePaths.catalog) }),
    },
    ...(url !== null && {
      distribution: downloads
        .filter((file) => file.language === null || file.language === language)
        .map((file) => ({
          '@type': 'DataDownload',
          name: file.label[language],
          encodingFormat: file.mediaType.replace(/;.*/, ''),
          contentUrl: webAddress(url, sitePaths.file(product, period, version.number, file.name)),
          contentSize: `${file.bytes.length} B`,
          sha256: file.sha256,
        })),
    }),
  }
}
