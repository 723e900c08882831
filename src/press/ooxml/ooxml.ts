/**
 * Parts and packages of Office Open XML that Word, Excel and PowerPoint share.
 *
 * @module
 */
export { coreProperties, corePropertiesPath } from './core-properties.ts'
export { countDecimals, decimalFormat, groupedAs, numberFormat } from './number-format.ts'
export { officeText } from './office-text.ts'
export { listChildren } from './xml-children.ts'
export { replaceZipEntries } from './zip-entry.ts'
export { Packed, type ZipPart, zipFile } from './zip-file.ts'
export { forgetZipTimes } from './zip-time.ts'
