import { listUnits } from '../../codes/units/units.ts'
import type { Load } from '../../ledger/ledger.ts'
import type { Breakdown, Finding, Localized } from '../../trade/trade.ts'
import { CodeCollector } from '../dataset.ts'
import { codeWords, nameCommodity } from '../trade-dataset.ts'
import type { ExportedSeries } from '../trade-records.ts'
import { type DataSource, listSeries, nameCommodities } from '../trade-series.ts'
import { findUnitCode, nameUnit } from '../units.ts'

/**
 * The codes of the structure of a ledger’s data without reading these: of partners, places, procedures and units the whole lists
 * of its reporters, and the codes that reading their files has found on no list.
 */
export async function collectCodes(source: DataSource): Promise<CodeCollector> {
  const collector = new CodeCollector()
  const plain = (component: string, ...ids: readonly string[]) => {
    for (const id of ids) collector.add(component, id, () => codeWords[id] ?? { zh: id, en: id })
  }
  plain('FREQ', 'M')
  plain('FLOW', 'X', 'I')
  plain('MEASURE', 'VALUE', 'QTY', 'QTY2')
  plain('UNIT_MULT', '0')
  plain('OBS_STATUS', 'A')
  for (const component of ['PARTNER', 'PLACE', 'CUSTOMS_PROC']) plain(component, '_T')
  const addUnit = (unit: string) => collector.add('UNIT_MEASURE', findUnitCode(unit), () => nameUnit(unit))
  for (const unit of ['', ...listUnits()]) addUnit(unit)
  const names = await nameCommodities(source)
  for (const series of await listSeries(source)) {
    const { reporter } = series
    collector.add('REPORTER', reporter.code, () => reporter.name)
    collector.add('SOURCE', series.source.code, () => series.source.name)
    addMembers(collector, series)
    for (const load of await series.ledger.loads()) {
      plain('CURRENCY', load.currency)
      addUnit(load.currency)
      for (const unit of listUnlisted(load, 'unknownUnit')) addUnit(unit)
      for (const code of load.commodities) collector.add('COMMODITY', code, () => nameCommodity(names, code))
      for (const [component, dimension, kind] of unlisted)
        for (const code of listUnlisted(load, kind))
          collector.add(component, series.codes.findId(dimension, code), () =>
            series.codes.findName(dimension, code),
          )
    }
  }
  return collector
}

const unlisted: readonly (readonly [string, Breakdown, Finding['kind']])[] = [
  ['PARTNER', 'partner', 'unknownPartner'],
  ['PLACE', 'place', 'unknownPlace'],
  ['CUSTOMS_PROC', 'procedure', 'unknownProcedure'],
]

const listUnlisted = ({ findings }: Load, kind: Finding['kind']): string[] =>
  findings.flatMap((finding) => (finding.kind === kind && finding.subject ? [finding.subject] : []))

function addMembers(collector: CodeCollector, { codes }: ExportedSeries): void {
  const add = (component: string, members: readonly { readonly id: string; readonly name: Localized }[]) => {
    for (const { id, name } of members) collector.add(component, id, () => name)
  }
  add('PARTNER', codes.listPartners())
  add('PLACE', codes.listPlaces())
  add(
    'CUSTOMS_PROC',
    codes.listProcedures().map(({ code, name }) => ({ id: code, name })),
  )
}
