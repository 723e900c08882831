/** A record with the names that the database gives its fields today; a field that it lacks is empty. */
export interface DataRecord {
  readonly line: number
  get(field: Field): string
  /** What the file calls a field. */
  name(field: Field): string
}

/** The fields that are read. */
export type Field =
  | ('freqCode' | 'refYear' | 'refMonth' | 'period' | 'flowCode' | 'flowDesc' | 'aggrLevel')
  | `reporter${'Code' | 'ISO' | 'Desc'}`
  | `partner${'Code' | 'ISO' | 'Desc'}`
  | `partner2${'Code' | 'ISO'}`
  | ('cmdCode' | 'cmdDesc' | 'customsCode' | 'motCode' | 'mosCode')
  | ('qtyUnitAbbr' | 'qtyUnitCode' | 'qty' | 'isQtyEstimated' | 'netWgt' | 'isNetWgtEstimated')
  | ('cifvalue' | 'fobvalue' | 'primaryValue' | 'legacyEstimationFlag')

/** How records of a file are read, by its layout. */
export interface Records {
  readonly isOlder: boolean
  /** Goes through them, as often as needed. @throws UserError for a line that is no record. */
  open(): AsyncIterable<readonly DataRecord[]>
}
