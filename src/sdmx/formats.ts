/** `csv`, `parquet`: one table. `sdmx-csv`, `sdmx-ml`: observations, with their structure in a file beside them. */
export const exportFormats = ['csv', 'parquet', 'sdmx-csv', 'sdmx-ml'] as const
export type ExportFormat = (typeof exportFormats)[number]
