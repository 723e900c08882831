import { type CodeLists, standardCodes } from '../../codes/codes.ts'
import { chineseCustoms } from '../../codes/publications/publications.ts'
import { anyOrder, type Observation } from '../../trade/observation/observation.ts'
import {
  type Cut,
  type Dimension,
  dimensions,
  type Finding,
  type Month,
  type NamedCode,
  perDimension,
} from '../../trade/trade.ts'
import type { FileShape, ReadReport } from '../read-report.ts'
import type { Reading } from '../source.ts'
import { isInGroup, type RowGroup } from './divide-rows.ts'
import type { ReportedRow, ReportedTable } from './reported-row.ts'

/** Hands on the rows of a group as observations. */
export function readGroup(file: string, table: ReportedTable, group: RowGroup): Reading {
  const seen = new SeenRows(file, table, group)
  return {
    shape: shapeOf(table, group),
    batches: observations(table, group, seen),
    report: () => seen.report(),
    order: () => anyOrder,
  }
}

function shapeOf(table: ReportedTable, group: RowGroup): FileShape {
  const { reporter, flow, period, isMonthly, isWhole } = group
  return {
    self: {
      ...{ flow, period, isWhole },
      ...(table.source !== chineseCustoms.source && { reporter }),
      ...(table.scale && { scale: table.scale }),
      ...(table.asOf !== undefined && { asOf: table.asOf }),
    },
    cut: cutOf(table, group),
    currency: table.currency,
    hasMonths: isMonthly,
    hasQuantities: true,
  }
}

const cutOf = ({ dimensions: shown }: ReportedTable, { by, hasCommodities }: RowGroup): Cut =>
  dimensions.filter((dimension) =>
    dimension === 'commodity' ? hasCommodities : by === 'partner' && shown.includes(dimension),
  )

async function* observations(
  table: ReportedTable,
  group: RowGroup,
  seen: SeenRows,
): AsyncGenerator<readonly Observation[]> {
  const cut = cutOf(table, group)
  for await (const rows of table.rows()) {
    const batch: Observation[] = []
    for (const row of rows) {
      if (!seen.isOfTrade(row)) continue
      if (isInGroup(group, row)) {
        seen.add(row)
        batch.push(toObservation(row, group, cut))
      } else seen.leave(row)
    }
    if (batch.length > 0) yield batch
  }
}

const toObservation = (row: ReportedRow, { isMonthly }: RowGroup, cut: Cut): Observation => ({
  line: row.line,
  month: isMonthly ? row.period.from : null,
  commodity: row.commodity?.code ?? null,
  partner: cut.includes('partner') ? row.partner.code : null,
  procedure: cut.includes('procedure') ? (row.procedure?.code ?? null) : null,
  place: cut.includes('place') ? (row.place?.code ?? null) : null,
  ...{ value: row.value, quantity: row.quantity, unit: row.unit },
  ...{ quantity2: row.quantity2, unit2: row.unit2 },
})

type CountedKind = Extract<
  Finding['kind'],
  | 'aggregateRows'
  | 'memberRows'
  | 'breakdownRows'
  | 'otherFlowRows'
  | 'estimated'
  | 'quantityMissing'
  | 'confidential'
  | 'remark'
  | 'unknownPartner'
  | 'unknownPlace'
  | 'unknownProcedure'
>

/** What the rows of a group show, and what of its trade was left out. */
class SeenRows {
  readonly #file: string
  readonly #group: RowGroup
  readonly #key: string
  readonly #codeLists: CodeLists
  readonly #codes = perDimension(() => new Map<string, NamedCode>())
  readonly #cut: Cut
  readonly #ofTable: readonly Finding[]
  readonly #months = new Set<Month>()
  readonly #findings = new Map<string, Finding>()
  #rows = 0
  #total = 0n

  constructor(file: string, table: ReportedTable, group: RowGroup) {
    this.#file = file
    this.#codeLists = standardCodes.forReporter(group.reporter)
    this.#group = group
    this.#cut = cutOf(table, group)
    this.#ofTable = table.findings ?? []
    const { reporter, flow, period, isMonthly, hasCommodities } = group
    this.#key = [reporter, flow, isMonthly ? 'monthly' : `${period.from} ${period.to}`, hasCommodities].join(
      ' ',
    )
  }

  /** Whether a row is of the reporter, flow and months of the group. */
  isOfTrade({ reporter, flow, period, commodity }: ReportedRow): boolean {
    const months = period.from === period.to ? 'monthly' : `${period.from} ${period.to}`
    return [reporter, flow, months, commodity !== null].join(' ') === this.#key
  }

  add(row: ReportedRow): void {
    this.#rows++
    this.#total += row.value
    if (this.#group.isMonthly) this.#months.add(row.period.from)
    const codes: Readonly<Record<Dimension, NamedCode | null | undefined>> = {
      ...{ commodity: row.commodity, partner: row.partner, procedure: row.procedure, place: row.place },
    }
    for (const dimension of this.#cut) {
      const named = codes[dimension]
      if (!named) continue
      if (!this.#codes[dimension].get(named.code)?.name) this.#codes[dimension].set(named.code, named)
      if (dimension === 'partner' && !this.#codeLists.isListed('partner', named.code))
        this.#count('unknownPartner', 'warning', row.line, named.code)
      if (dimension === 'procedure' && !this.#codeLists.isListed('procedure', named.code))
        this.#count('unknownProcedure', 'note', row.line, named.code)
      if (dimension === 'place' && !this.#codeLists.isListed('place', named.code))
        this.#count('unknownPlace', 'note', row.line, named.code)
    }
    if (row.isEstimated) this.#count('estimated', 'note', row.line)
    if (row.remark !== undefined) this.#count('remark', 'note', row.line, row.remark)
    if (row.isConfidential)
      this.#count('confidential', 'warning', row.line, row.commodity?.name || row.partner.code)
    // All goods together have no quantity.
    if (row.value > 0n && row.quantity === null && row.commodity !== null)
      this.#count('quantityMissing', 'note', row.line)
  }

  leave({ role, line, partner }: ReportedRow): void {
    if (role === 'aggregateRows' || role === 'memberRows')
      this.#count(role, 'note', line, partner.name || partner.code)
    else if (role === 'breakdownRows' || role === 'otherFlowRows') this.#count(role, 'note', line)
  }

  #count(kind: CountedKind, severity: Finding['severity'], line: number, subject?: string): void {
    const key = `${kind} ${subject ?? ''}`
    const existing = this.#findings.get(key)
    this.#findings.set(key, {
      ...(existing ?? {
        ...{ kind, severity, where: { file: this.#file, line } },
        ...(subject !== undefined && { subject }),
      }),
      count: (existing?.count ?? 0) + 1,
    })
  }

  report(): ReadReport {
    const codes = perDimension((): readonly NamedCode[] => [])
    const listed = Object.fromEntries(
      dimensions.map((dimension) => [dimension, [...this.#codes[dimension].values()]]),
    )
    return {
      rows: this.#rows,
      valueTotal: this.#total,
      months: [...this.#months].sort((a, b) => a - b),
      codes: { ...codes, ...listed },
      findings: [...this.#aboutTotals(), ...this.#ofTable, ...this.#findings.values()],
      truncated: false,
    }
  }

  #aboutTotals(): Finding[] {
    const { by, isWhole, compared } = this.#group
    const where = { file: this.#file }
    if (by === 'total' || isWhole === null || compared === 0) return []
    return isWhole
      ? [{ kind: 'agreesWithTotal', severity: 'note', count: compared, where }]
      : [{ kind: 'belowTotal', severity: 'warning', count: compared, where }]
  }
}
