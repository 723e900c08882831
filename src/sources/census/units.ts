/** A unit of the ledger, and how many of it one unit of the source is. */
interface Unit {
  readonly name: string
  readonly factor: bigint
}

const names: Readonly<Record<string, readonly [name: string, factor?: bigint]>> = {
  ...{
    NO: ['个'],
    PCS: ['个'],
    DOZ: ['个', 12n],
    DPR: ['双', 12n],
    PRS: ['双'],
    THS: ['千个'],
    HUN: ['百个'],
  },
  ...{ KG: ['千克'], T: ['千克', 1000n], GM: ['克'], G: ['克'], CAR: ['克拉'], L: ['升'], LIT: ['升'] },
  ...{ M: ['米'], M2: ['平方米'], M3: ['立方米'], GRS: ['个', 144n], KWH: ['千瓦时'], BBL: ['桶'] },
}

/** A unit of quantity; one that our list lacks keeps its code; null where there is none (`X`). */
export function readUnit(code: string): Unit | null {
  if (['', '-', 'X', 'x'].includes(code)) return null
  const [name, factor = 1n] = names[code.toUpperCase()] ?? [code]
  return { name, factor }
}
