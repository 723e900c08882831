import { sdmxVersion } from '../../codes/sdmx-codes/sdmx-codes.ts'
import { badQuery, QueryFault } from './query-fault.ts'

export const dataTypes = {
  xml: 'application/vnd.sdmx.data+xml;version=3.0.0',
  csv: 'application/vnd.sdmx.data+csv;version=2.0.0',
} as const
export type DataFormat = keyof typeof dataTypes

export const structureType = 'application/vnd.sdmx.structure+xml;version=3.0.0'

/** What each type may be called in `Accept`, with the versions that are it; XML comes first, where either will do. */
const accepted: readonly (readonly [pattern: RegExp, format: DataFormat])[] = [
  [/^(?:\*\/\*|application\/\*|(?:application|text)\/xml|application\/vnd\.sdmx\.data\+xml)$/, 'xml'],
  [/^(?:text\/(?:\*|csv)|application\/vnd\.sdmx\.data\+csv)$/, 'csv'],
]

const versions: Readonly<Record<DataFormat, RegExp>> = {
  xml: /^3(?:\.0(?:\.0)?\+?|\+(?:\.0){0,2})?$/,
  csv: /^2(?:\.0(?:\.0)?\+?|\+(?:\.0){0,2})?$/,
}

/** The version that is meant where a type has none. */
const versionOf: Readonly<Record<DataFormat, string>> = { xml: '3.0.0', csv: '2.0.0' }

/** What the parameter `format` may be. */
const named: Readonly<Record<string, DataFormat>> = {
  ...{ xml: 'xml', structurespecificdata: 'xml', csv: 'csv', csvdata: 'csv' },
}

/**
 * The format of data: that of the parameter `format`, else the first that `Accept` prefers.
 *
 * @throws QueryFault: 400 for an unknown `format`, 406 where nothing is acceptable that there is.
 */
export function chooseDataFormat(format: string | undefined, accept: string | undefined): DataFormat {
  if (format !== undefined) {
    const found = Object.hasOwn(named, format) ? named[format] : undefined
    if (found) return found
    throw badQuery('format', format, { zh: '应为 csv 或 xml', en: 'expected csv or xml' })
  }
  for (const { type, parameters } of readAccept(accept))
    for (const [pattern, candidate] of accepted)
      if (pattern.test(type) && isAcceptable(candidate, parameters)) return candidate
  throw notAcceptable(Object.values(dataTypes))
}

/** @throws QueryFault (406) where SDMX-ML 3.0 structures are not acceptable. */
export function requireStructureType(accept: string | undefined): void {
  const isMeant = readAccept(accept).some(
    ({ type, parameters }) =>
      /^(?:\*\/\*|application\/\*|(?:application|text)\/xml|application\/vnd\.sdmx\.structure\+xml)$/.test(
        type,
      ) && isAcceptable('xml', parameters),
  )
  if (!isMeant) throw notAcceptable([structureType])
}

/** Only ids are given, neither with names nor with keys. */
const isAcceptable = (format: DataFormat, parameters: ReadonlyMap<string, string>): boolean =>
  versions[format].test(parameters.get('version') ?? versionOf[format]) &&
  (parameters.get('labels') ?? 'id') === 'id' &&
  (parameters.get('keys') ?? 'none') === 'none'

interface AcceptedType {
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
}

/** The media types of a header, the most preferred first; any type where it is absent. */
function readAccept(header = '*/*'): readonly AcceptedType[] {
  const types = header.split(',').map((part, index) => {
    const [type = '', ...rest] = part.split(';').map((text) => text.trim().toLowerCase())
    const parameters = new Map(
      rest.map((text) => {
        const [name = '', value = ''] = text.split('=')
        return [name.trim(), value.trim().replaceAll('"', '')] as const
      }),
    )
    return { type, parameters, weight: Number(parameters.get('q') ?? '1'), index }
  })
  return types.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight || a.index - b.index)
}

const notAcceptable = (types: readonly string[]): QueryFault =>
  new QueryFault(
    406,
    { zh: '没有请求的格式。', en: 'There is no such format.' },
    {
      zh: `可用：${types.join('、')}（结构版本 ${sdmxVersion}）`,
      en: `There is: ${types.join(', ')} (structures of version ${sdmxVersion})`,
    },
  )
