/** The charts that a product file can name. */
export const chartNames = [
  'months',
  'comparison',
  'partners',
  'places',
  'priceVolume',
  'contributions',
  'seasonal',
  'quarters',
  'market',
  'mirror',
] as const

export type ChartName = (typeof chartNames)[number]

/** The charts of a brief by their ids: what a product file calls `partners` is one chart for each flow. */
export const chartIds = [
  'months',
  'comparison.chart',
  'export.partners.chart',
  'import.partners.chart',
  'export.places.chart',
  'import.places.chart',
  'priceVolume.chart',
  'export.contributions.chart',
  'import.contributions.chart',
  'export.seasonal.chart',
  'import.seasonal.chart',
  'export.quarters.chart',
  'import.quarters.chart',
  // One for each other reporter, whose code stands after the section: `market.BRA.chart`.
  'market.chart',
  'mirror.chart',
  'mirror.import.chart',
] as const
