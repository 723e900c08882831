import {
  figureStructureId,
  sdmxAgency,
  sdmxVersion,
  tradeStructureId,
} from '../../codes/sdmx-codes/sdmx-codes.ts'
import { type ColumnMapping, columnMappingSchema } from '../column-mapping/column-mapping.ts'
import { figuresNotData, otherVersion, withoutMapping } from './faults.ts'

/** The mapping of exports of a ledger (`tradebrief export`), whose structure says what their columns mean. */
const ledgerMapping: ColumnMapping = columnMappingSchema('en').parse({
  reporter: { column: 'REPORTER' },
  flow: { column: 'FLOW', codes: { X: 'export', I: 'import' } },
  commodity: { column: 'COMMODITY' },
  partner: { column: 'PARTNER', codes: { _T: 'total' } },
  place: { column: 'PLACE', codes: { _T: 'total' } },
  procedure: { column: 'CUSTOMS_PROC', codes: { _T: 'total' } },
  measure: { column: 'MEASURE', codes: { VALUE: 'value', QTY: 'quantity', QTY2: 'quantity2' } },
  currency: { column: 'CURRENCY' },
  multiplier: { column: 'UNIT_MULT' },
  unit: { column: 'UNIT_MEASURE' },
  unit2: { column: 'UNIT_MEASURE' },
  status: { column: 'OBS_STATUS', codes: { A: 'normal' } },
  asOf: { column: 'VINTAGE' },
})

/** A mapping, and whether the file is an export of a ledger: its parts are whole, and say of which source they are. */
export interface UsedMapping {
  readonly mapping: ColumnMapping
  readonly isExport: boolean
}

/**
 * The mapping of a file: as a person writes it, or that of exports.
 *
 * @param structure what its first row names.
 * @throws UserError where there is none.
 */
export function chooseMapping(
  file: string,
  structure: string,
  columns: readonly string[],
  stated: ColumnMapping | undefined,
): UsedMapping {
  if (stated) return { mapping: stated, isExport: false }
  const [, id, version = ''] = new RegExp(`^${sdmxAgency}:(\\w+)\\(([\\d.]+)\\)`).exec(structure) ?? []
  if (id === figureStructureId) throw figuresNotData(file)
  if (id !== tradeStructureId) throw withoutMapping(file, structure, columns)
  if (version.split('.')[0] !== sdmxVersion.split('.')[0]) throw otherVersion(file, structure, sdmxVersion)
  return { mapping: ledgerMapping, isExport: true }
}
