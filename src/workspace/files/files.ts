/**
 * Files of a workspace: written all or nothing, within the folder, with its modes; what stopped processes left is removed.
 *
 * @module
 */
export { accessModes, makePrivateFolder } from './access.ts'
export { addStopHook, removeStopHook, runStopHooks } from './cleanup-hooks.ts'
export { isWithin, largestText, readContainedFile, readContainedText } from './contained-file.ts'
export { isDeviceName } from './device-name.ts'
export { type Disk, realDisk } from './disk.ts'
export { sourceFile } from './open-source-file.ts'
export { findOwner, markPattern, processMark } from './owner-tag.ts'
export { packageRoot } from './package-root.ts'
export { removeLeftBehind, removeUnfinished } from './stale-files.ts'
export { workerFile } from './worker-file.ts'
export {
  appendLines,
  besideName,
  type OutputFile,
  removeFileDurably,
  writeFiles,
  writeFilesDurably,
} from './write-files.ts'
