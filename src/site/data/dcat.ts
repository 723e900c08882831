import { posix } from 'node:path'
import {
  formatMonth,
  getCalendarMonth,
  getYear,
  type Language,
  type Localized,
  languages,
} from '../../trade/trade.ts'
import {
  type Download,
  describeBrief,
  periodMonths,
  type ReleaseSummary,
  type ReleaseView,
  type VersionContent,
} from '../content/content.ts'
import { relativeLink, sitePaths, webAddress } from '../site-paths.ts'
import type { SiteSettings } from '../site-settings.ts'
import type { DataFile } from './data-files.ts'

/** The words of the catalogue (W3C DCAT 3, DCAT-AP 3.0) as JSON-LD. */
const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  adms: 'http://www.w3.org/ns/adms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

const tags: Readonly<Record<Language, string>> = { zh: 'zh-Hans', en: 'en' }
/** The languages as the Publications Office of the EU names them. */
const languageUris: Readonly<Record<Language, string>> = {
  zh: 'http://publications.europa.eu/resource/authority/language/ZHO',
  en: 'http://publications.europa.eu/resource/authority/language/ENG',
}

const inBoth = (words: Partial<Localized>) =>
  languages.flatMap((language) => {
    const text = words[language]
    return text === undefined ? [] : [{ '@value': text, '@language': tags[language] }]
  })

const moment = (at: string) => ({ '@value': at, '@type': 'xsd:dateTime' })

/** A link from a file of the site: absolute where its address is known, else relative, which JSON-LD resolves. */
const linker =
  ({ url }: SiteSettings, from: string) =>
  (to: string) => ({ '@id': url === null ? relativeLink(from, to) : webAddress(url, to) })

const publisherOf = ({ issuer, title }: SiteSettings) => ({
  '@type': 'foaf:Agent',
  'foaf:name': inBoth(issuer ?? title),
})

const format = (data: object): string => `${JSON.stringify({ '@context': context, ...data }, null, 1)}\n`

/** The catalogue of the site: one of each product, with the series of its releases. */
export function describeCatalog(
  settings: SiteSettings,
  products: readonly (readonly [string, Localized])[],
): string {
  const link = linker(settings, sitePaths.catalog)
  const parts = products.map(([product]) => link(sitePaths.productCatalog(product)))
  return format({
    ...{ ...link(sitePaths.catalog), '@type': 'dcat:Catalog' },
    'dct:title': inBoth(settings.title),
    'dct:description': inBoth(settings.title),
    'dct:publisher': publisherOf(settings),
    'dct:language': languages.map((language) => ({ '@id': languageUris[language] })),
    ...(settings.license && { 'dct:license': { '@id': settings.license } }),
    'foaf:homepage': link(sitePaths.home('zh')),
    'dcat:catalog': parts,
    'dct:hasPart': parts,
  })
}

/** The catalogue of a product: the data sets of its periods as one series. */
export function describeProductCatalog(settings: SiteSettings, releases: readonly ReleaseSummary[]): string {
  const [{ product, name } = { product: '', name: { zh: '', en: '' } }] = releases
  const path = sitePaths.productCatalog(product)
  const link = linker(settings, path)
  const { '@id': address } = link(path)
  const current = releases.filter((release) => release.current !== null)
  const datasets = current.map(({ period }) => link(sitePaths.dataset(product, period)))
  return format({
    ...{ '@id': address, '@type': 'dcat:Catalog' },
    'dct:title': inBoth(name),
    'dct:description': inBoth(name),
    'dct:publisher': publisherOf(settings),
    'dct:isPartOf': link(sitePaths.catalog),
    'dcat:dataset': [
      {
        '@id': `${address}#series`,
        '@type': 'dcat:DatasetSeries',
        'dct:title': inBoth(name),
        'dct:description': inBoth(name),
        'dcat:landingPage': link(sitePaths.product('zh', product)),
        'dcat:seriesMember': datasets,
      },
      ...current.map((release) => ({
        ...link(sitePaths.dataset(product, release.period)),
        '@type': 'dcat:Dataset',
        'dct:title': inBoth(titles(release)),
        'dct:description': inBoth(definedTexts(release.current?.lead ?? {})),
        'dcat:inSeries': { '@id': `${address}#series` },
      })),
    ],
  })
}

const titles = ({ current, name, period }: ReleaseSummary): Partial<Localized> =>
  current && Object.values(current.title).some((title) => title !== undefined)
    ? definedTexts(current.title)
    : { zh: `${name.zh} ${period}`, en: `${name.en} ${period}` }

const definedTexts = ({
  zh,
  en,
}: {
  zh?: string | undefined
  en?: string | undefined
}): Partial<Localized> => ({
  ...(zh !== undefined && { zh }),
  ...(en !== undefined && { en }),
})

/** The data set of a release, with every file of the version that holds. */
export function describeReleaseDataset(
  settings: SiteSettings,
  { release, name, periodName }: ReleaseView,
  { version, briefs, downloads }: VersionContent,
  data: readonly DataFile[],
): string {
  const { product, period } = release
  const path = sitePaths.dataset(product, period)
  const link = linker(settings, path)
  const file = (part: string) => link(sitePaths.file(product, period, version.number, part))
  const texts = (read: (language: Language) => string) =>
    inBoth(Object.fromEntries(version.languages.map((language) => [language, read(language)])))
  const fallback = (language: Language) => `${name[language]} · ${periodName[language]}`
  return format({
    ...{ ...link(path), '@type': 'dcat:Dataset' },
    'dct:title': texts((language) => briefs.get(language)?.title ?? fallback(language)),
    'dct:description': texts((language) => {
      const brief = briefs.get(language)
      return brief ? describeBrief(brief) : fallback(language)
    }),
    'dct:identifier': `${product}/${period}`,
    'dct:issued': moment(firstPublished(release, version.publishedAt)),
    'dct:modified': moment(version.publishedAt),
    'dcat:version': String(version.number),
    ...(version.replaces && { 'adms:versionNotes': version.replaces.reason }),
    'dct:publisher': publisherOf(settings),
    'dct:language': version.languages.map((language) => ({ '@id': languageUris[language] })),
    ...temporal(period),
    'dcat:landingPage': version.languages.map((language) =>
      link(sitePaths.release(language, product, period)),
    ),
    'dcat:inSeries': { '@id': `${link(sitePaths.productCatalog(product))['@id']}#series` },
    'dcat:distribution': [
      ...downloads.map((item) => describeDownload(item, file(item.name), settings)),
      ...data
        .filter((item) => item.name.endsWith('.csv'))
        .map((item) => describeTable(item.name, file(item.name), settings)),
    ],
  })
}

interface Link {
  readonly '@id': string
}

/** A signed file, with its digest. */
const describeDownload = (
  { label, mediaType, bytes, sha256, language }: Download,
  address: Link,
  settings: SiteSettings,
) => ({
  ...distribution(inBoth(label), address, mediaType, settings),
  'dcat:byteSize': { '@value': String(bytes.length), '@type': 'xsd:nonNegativeInteger' },
  ...(language && { 'dct:language': { '@id': languageUris[language] } }),
  'spdx:checksum': {
    '@type': 'spdx:Checksum',
    'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
    'spdx:checksumValue': { '@value': sha256, '@type': 'xsd:hexBinary' },
  },
})

const describeTable = (name: string, address: Link, settings: SiteSettings) => ({
  ...distribution(posix.basename(name), address, 'text/csv', settings),
  'dct:conformsTo': { '@id': 'http://www.w3.org/ns/csvw' },
})

const distribution = (title: unknown, address: Link, mediaType: string, { license }: SiteSettings) => ({
  '@type': 'dcat:Distribution',
  'dct:title': title,
  'dcat:accessURL': address,
  'dcat:downloadURL': address,
  'dcat:mediaType': mediaTypeUri(mediaType),
  ...(license && { 'dct:license': { '@id': license } }),
})

const firstPublished = ({ former, withdrawn }: ReleaseView['release'], publishedAt: string): string =>
  [...former, ...withdrawn]
    .map((version) => version.publishedAt)
    .concat(publishedAt)
    .sort()[0] ?? publishedAt

const mediaTypeUri = (type: string) => ({
  '@id': `https://www.iana.org/assignments/media-types/${type.replace(/;.*/, '')}`,
})

/** The first and the last day of a period. */
function temporal(period: string): object {
  const months = periodMonths(period)
  if (!months) return {}
  const { from, to } = months
  const lastDay = new Date(Date.UTC(getYear(to), getCalendarMonth(to), 0)).getUTCDate()
  const date = (text: string) => ({ '@value': text, '@type': 'xsd:date' })
  return {
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': date(`${formatMonth(from)}-01`),
      'dcat:endDate': date(`${formatMonth(to)}-${lastDay}`),
    },
  }
}
