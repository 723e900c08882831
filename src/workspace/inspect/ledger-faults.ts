import type { LedgerFault } from '../../ledger/ledger.ts'
import { groupThousands } from '../../trade/numbers/numbers.ts'
import { type Localized, visible } from '../../trade/trade.ts'

/** A fault of a ledger in words for a person. */
export function describeLedgerFault(fault: LedgerFault): Localized {
  if (fault.kind === 'short') return describeMissingBytes(fault.bytes)
  if (fault.kind === 'damaged')
    return {
      zh: `数据台账的表 ${fault.table} 读不出来：${visible(fault.detail)}`,
      en: `The table ${fault.table} of the ledger cannot be read: ${visible(fault.detail)}`,
    }
  if (fault.kind === 'unrecorded')
    return {
      zh: `数据台账里有 ${count(fault.rows)} 行属于没有记录的第 ${fault.load} 次载入`,
      en: `The ledger has ${count(fault.rows)} rows of load ${fault.load}, which is not recorded`,
    }
  const { zh, en } = describeLoadFault(fault)
  const file = visible(fault.file)
  return { zh: `第 ${fault.load} 次载入（${file}）${zh}`, en: `Load ${fault.load} (${file}) ${en}` }
}

const count = (number: number | bigint): string => groupThousands(String(number))

/** @param bytes how much of the ledger's file is missing. */
export const describeMissingBytes = (bytes: number): Localized => ({
  zh: `数据台账的文件不完整，至少缺 ${count(bytes)} 字节；请从备份恢复`,
  en: `The ledger’s file is not whole: at least ${count(bytes)} bytes are missing. Restore it from a backup`,
})

function describeLoadFault(fault: Extract<LedgerFault, { readonly file: string }>): Localized {
  switch (fault.kind) {
    case 'rows':
      return {
        zh: `载入时有 ${count(fault.recorded)} 行，现在有 ${count(fault.found)} 行`,
        en: `had ${count(fault.recorded)} rows when it was loaded, and has ${count(fault.found)}`,
      }
    case 'values':
      return {
        zh: `载入时金额合计 ${count(fault.recorded)}，现在是 ${count(fault.found)}`,
        en: `had values of ${count(fault.recorded)} when it was loaded, and has ${count(fault.found)}`,
      }
    case 'months':
      return { zh: '有行在它的月份之外', en: 'has rows outside its months' }
    case 'names':
      return { zh: '缺少编码的名称', en: 'lacks names of its codes' }
    case 'units':
      return { zh: '有行的计量单位不存在', en: 'has rows of units that are not there' }
    case 'sums':
      return { zh: '保存的合计与各行不符', en: 'has stored sums that are not those of its rows' }
  }
}
