/**
 * Places of registration of Chinese traders, and states of other reporters.
 *
 * @module
 */
export { PlaceDirectory } from './place-directory.ts'
export { allPlaces, isUnranked, type Place, placeOfCode, places } from './place-list.ts'
