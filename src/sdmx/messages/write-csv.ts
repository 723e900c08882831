import { sdmxAgency as agency, sdmxVersion as version } from '../../codes/sdmx-codes/sdmx-codes.ts'
import type { Dataset, FlatTable } from '../dataset.ts'

/** RFC 4180: fields with commas, quotation marks or line ends are quoted. */
const field = (text: string | null): string =>
  text === null ? '' : /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const line = (fields: readonly (string | null)[]): string => `${fields.map(field).join(',')}\n`

/** A table with its heading, in UTF-8 without a byte order mark. */
export async function* tableCsv({ columns, rows }: FlatTable): AsyncGenerator<string> {
  yield line(columns.map(({ name }) => name))
  for await (const row of rows) yield line(row)
}

/** SDMX-CSV 2.0: what structure each row has, what is done with it (`I` for information), and a column a component. */
export async function* sdmxCsv(
  { structure, observations }: Dataset,
  kind: 'datastructure' | 'dataflow' = 'datastructure',
): AsyncGenerator<string> {
  const { id, dimensions, attributes } = structure
  yield line([
    ...['STRUCTURE', 'STRUCTURE_ID', 'ACTION'],
    ...dimensions.map((component) => component.id),
    ...['TIME_PERIOD', 'OBS_VALUE'],
    ...attributes.map((component) => component.id),
  ])
  for await (const { period, value, components } of observations)
    yield line([
      ...[kind, `${agency}:${id}(${version})`, 'I'],
      ...dimensions.map((component) => components[component.id] ?? null),
      ...[period, value],
      ...attributes.map((component) => components[component.id] ?? null),
    ])
}
