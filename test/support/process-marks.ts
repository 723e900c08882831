import { processMark } from '../../src/workspace/files/owner-tag.ts'

/** The mark of a process of this machine that is no more: none of Linux has so high a number. */
export const killedMark = processMark.replace(/^\d+/, `${2 ** 22 + 1}`)

/** Those of processes of another machine, whose number some process of this one has as well, or none. */
export const otherMachineMark = `${process.pid}-00000000`
export const otherMachineKilledMark = `${2 ** 22 + 1}-00000000`
