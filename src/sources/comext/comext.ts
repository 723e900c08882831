import { readHead, unpack, unpackHead } from '../formats/formats.ts'
import { codeTable, defineReportedSource, type OpenTable } from '../reported/reported.ts'
import { bulkHeading, openBulk } from './bulk.ts'
import { openObservations, sdmxHeading } from './sdmx.ts'

/**
 * Eurostat's Comext (欧盟统计局对外贸易统计): trade of the members of the European Union by the Combined Nomenclature, in
 * euros. Two kinds of file are read, each also compressed as `.gz`:
 *
 * * SDMX-CSV of a query of DS-045409, with codes or with labels; WORLD is the total of a member, Extra-EU that of the Union.
 *   Monthly and annual data.
 * * the monthly bulk (`full_v2_202402.dat`), which is unpacked from its `.7z` first (`7z x full_v2_202402.7z`): this program
 *   reads no 7z. The layout is that of a quoted excerpt; annual files (`PERIOD` 202452) are read by description. It has no
 *   totals, and is the whole trade in the codes that it has.
 *
 * Quantities are kilograms, and the supplementary unit beside them. Codes with X are detail that is kept confidential: it is
 * loaded under the digits before the first X and zeros up to ten, a code that the nomenclature does not have.
 */
const openFile: OpenTable = async (packed, context) => {
  const file = await unpack(packed)
  const beginning = new TextDecoder().decode((await readHead(file)).subarray(0, 64))
  if (description.test(beginning))
    throw codeTable(file.name, 'Comext', {
      zh: '每月的 full_v2_年月.dat，或在线查询的 SDMX-CSV',
      en: 'full_v2_YYYYMM.dat of each month, or SDMX-CSV of a query',
    })
  return /^\W?REPORTER\b/.test(beginning) ? openBulk(file, context) : openObservations(file, context)
}

/** The dictionary that lies beside the bulk. */
const description = /^\W*Comext\b[^\n]*(?:Dictionary|Metadata)/i

export const comext = defineReportedSource(
  'comext',
  { zh: '欧盟统计局对外贸易统计（Comext）', en: 'Eurostat, Comext' },
  (head, name) => {
    const text = new TextDecoder().decode(unpackHead(head).subarray(0, 4096))
    const first = text.replace(/^\ufeff/, '').split(/[\r\n]/, 1)[0] ?? ''
    if (first.startsWith(sdmxHeading.slice(0, 3).join()) || first.startsWith(bulkHeading.slice(0, 3).join()))
      return true
    if (/ESTAT:DS-0?\d+/.test(text) || /DATAFLOW[;,\t]LAST UPDATE|REPORTER[;,\t]PARTNER/.test(first))
      return true
    if (description.test(text)) return true
    // A page or a message that was saved in place of a file.
    return /^(?:estat_|ds-?0|full_v2_)/i.test(name) && /^\s*[<{]/.test(text)
  },
  openFile,
)
