import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { listMonths } from '../../src/trade/month.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { loadFile } from '../../src/workspace/load/load-files.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { months } from './staged.ts'
import { bathtubs, portalFile } from './trade.ts'

/** The product file of what is loaded. */
export const implausibleProduct = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
sections: [overview]
`

const partners = ['110', '116', '133', '143', '301', '303', '304', '305', '502', '601']

/** Loads two years of exports, of which the second is in thousands: its briefs have to be confirmed. */
export async function loadImplausibleYear(workspace: Workspace, ledger: Ledger): Promise<void> {
  for (const [year, factor] of [
    [2022, 1],
    [2023, 0.001],
  ] as const) {
    const rows = listMonths(months(`${year}-01`, `${year}-12`)).flatMap((month) =>
      partners.map((partner, index) => {
        const quantity = 20_011 + 1_237 * index + 97 * (month % 100) + year
        const value = Math.round((3 * quantity + index) * factor)
        return { month: String(month), commodity: bathtubs, partner, quantity, unit: '千克', value }
      }),
    )
    const path = await portalFile(workspace, `出口${year}.csv`, rows)
    await loadFile(workspace, ledger, path, { scope: 'whole' }, silentEffects)
  }
}
