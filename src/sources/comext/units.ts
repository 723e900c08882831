/** A unit of the ledger, and how many of it one unit of the source is. */
interface Unit {
  readonly name: string
  readonly factor: bigint
}

const names: Readonly<Record<string, readonly [name: string, factor?: bigint]>> = {
  ...{ PST: ['个'], CEEL: ['个'], PA: ['双'], L: ['升'], M: ['米'], M2: ['平方米'], M3: ['立方米'] },
  ...{ KG: ['千克'], G: ['克'], CK: ['克拉'], KW: ['千瓦'], KM: ['米', 1000n], '100_PST': ['百个'] },
  ...{
    '1000_PST': ['千个'],
    '1000_L': ['千升'],
    '1000_KWH': ['千瓦时', 1000n],
    '1000_M3': ['立方米', 1000n],
  },
}

/** A supplementary unit; one that our list of units lacks keeps its code; null where there is none. */
export function readUnit(code: string): Unit | null {
  if (code === '' || code === 'NO_SU') return null
  const [name, factor = 1n] = names[code] ?? [code]
  return { name, factor }
}
