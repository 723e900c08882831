export { PlaceDirectory } from './place-directory.ts'
export { type Place, placeOfCode, places } from './place-list.ts'
