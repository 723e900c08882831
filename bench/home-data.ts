import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { LoadFacts } from '../src/ledger/ledger.ts'
import { toStagedFile } from '../src/ledger/staging/staging.ts'
import type { Observation } from '../src/trade/observation/observation.ts'
import { addMonths, type Flow, flows, formatMonth, type Month, toMonth } from '../src/trade/trade.ts'
import { initWorkspace } from '../src/workspace/project/init.ts'
import { openLedger, openWorkspace } from '../src/workspace/project/open-workspace.ts'
import { type Commodity, largestCommodities, partnerEntries, placeEntries } from './catalogue.ts'
import { generatedFacts } from './generated-facts.ts'
import { randomFrom } from './random.ts'

/** How much a ministry has: products, and months of each. */
export interface HomeSize {
  readonly products: number
  readonly months: number
}

const lastMonth = toMonth(2023, 12)
/** Rows of a product in a month and flow: partners by places. */
const [partnersOfProduct, placesOfProduct] = [5, 4]

/** Writes a workspace with so many products, each with so many months of exports and imports by partner and place. */
export async function writeHomeWorkspace(folder: string, { products, months }: HomeSize): Promise<void> {
  await initWorkspace({ folder, issuer: null, hasProduct: false })
  const traded = largestCommodities(products)
  for (const [index, commodity] of traded.entries())
    await writeFile(
      join(folder, 'products', `product-${index + 1}.yaml`),
      stringify(productFile(commodity, index)),
    )
  const ledger = await openLedger(await openWorkspace(folder))
  try {
    for (let back = months - 1; back >= 0; back--)
      for (const flow of flows) {
        const { path, facts } = await stageMonth(folder, flow, addMonths(lastMonth, -back), traded)
        await ledger.load({ path }, facts)
        await rm(path)
      }
  } finally {
    await ledger.close()
  }
}

const productFile = ({ code }: Commodity, index: number) => ({
  name: { zh: `第${index + 1}种产品`, en: `product number ${index + 1}` },
  classes: [
    {
      name: { zh: `第${index + 1}种产品`, en: `Product number ${index + 1}` },
      codes: Object.fromEntries(['HS2012', 'HS2017', 'HS2022'].map((edition) => [edition, [code]])),
    },
  ],
})

/** Writes the staged file of a month and flow; amounts follow from fixed seeds and change little from month to month. */
async function stageMonth(folder: string, flow: Flow, month: Month, traded: readonly Commodity[]) {
  const path = join(folder, `${flow}-${formatMonth(month)}.parquet`)
  const steady = randomFrom(flow === 'export' ? 1 : 2)
  const changing = randomFrom(month * 2 + (flow === 'export' ? 0 : 1))
  const observations: Observation[] = []
  let total = 0n
  for (const { code } of traded)
    for (const partner of partners)
      for (const place of places) {
        const size = 1_000_000 + Math.floor(9_000_000 * steady()) + Math.floor(400_000 * changing())
        const value = BigInt(size)
        total += value
        const quantity = { quantity: value / 1000n, unit: '千克', quantity2: null, unit2: null }
        const subject = { month, commodity: code, partner, procedure: '10', place }
        observations.push({ line: observations.length + 2, ...subject, value, ...quantity })
      }
  await writeFile(path, toStagedFile(observations))
  return { path, facts: loadFacts(flow, month, traded, { rows: observations.length, total }) }
}

function mostTraded(
  entries: readonly { readonly code: string; readonly rank: number }[],
  count: number,
): string[] {
  return [...entries]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ code }) => code)
}

const partners = mostTraded(partnerEntries(), partnersOfProduct)
const places = mostTraded(placeEntries(), placesOfProduct)

function loadFacts(
  flow: Flow,
  month: Month,
  traded: readonly Commodity[],
  { rows, total }: { readonly rows: number; readonly total: bigint },
): LoadFacts {
  const file = `${flow}-${formatMonth(month)}.csv`
  const commodities = traded.map(({ code }) => code).sort()
  return generatedFacts({ file, identity: `home ${rows} ${file}`, flow, month, commodities, rows, total })
}
