import { censusFiles } from './census.ts'
import { comexstatFiles } from './comexstat.ts'
import { comextFiles, comextFilesOfUnion } from './comext.ts'
import { comtradeFiles } from './comtrade.ts'
import { japanFiles } from './japan.ts'

const folder = 'test/cases/brief'

/** The files of each case of a brief of another reporter, by its folder: nobody's trade in the true form of the source. */
export const generateFiles = (): ReadonlyMap<string, ReadonlyMap<string, Buffer>> =>
  new Map([
    [`${folder}/reporter-brazil-comexstat`, comexstatFiles()],
    [`${folder}/reporter-germany-comext`, comextFiles()],
    [`${folder}/reporter-european-union-comext`, comextFilesOfUnion()],
    [`${folder}/reporter-usa-census`, censusFiles()],
    [`${folder}/market-and-mirror-thailand`, comtradeFiles()],
    [`${folder}/reporter-japan`, japanFiles()],
  ])
