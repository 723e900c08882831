/**
 * Places of registration of Chinese traders.
 *
 * @module
 */
export { PlaceDirectory } from './place-directory.ts'
export { type Place, placeOfCode, places } from './place-list.ts'
