import type { Localized } from '../language.ts'
import { missingNativePart } from './native-part.ts'
import { GeneralError, UserError } from './user-error.ts'

/**
 * Something that the machine does not let us do, such as to write on a full disk, or to read what a disk has spoilt. A
 * person can mend it, and what a customs file holds has no part in it: other files would fare the same.
 */
export class SystemRefusal extends GeneralError {}

interface Told {
  readonly words: Localized
  readonly hint: Localized
}

const makeRoom: Localized = { zh: '请腾出空间，再试一次。', en: 'Make room, and try again.' }
const elsewhere: Localized = { zh: '请换一个位置。', en: 'Choose another place.' }
const notAllowed: Told = {
  words: {
    zh: '没有读写这个文件或文件夹的权限。',
    en: 'There is no permission to read or write this file or folder.',
  },
  hint: {
    zh: '请检查权限；若它正在 Word、Excel 等程序中打开，先在那里关闭，再试一次。',
    en: 'Check who may use it; if Word, Excel or another program has it open, close it there. Then try again.',
  },
}
const inUse: Told = {
  words: { zh: '文件正被另一个程序使用。', en: 'Another program is using the file.' },
  hint: { zh: '请在那个程序中关闭它，再试一次。', en: 'Close it there, and try again.' },
}

/** By the name that POSIX gives it, and Node on every system. */
const refusals = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EBUSY: inUse,
  ETXTBSY: inUse,
  EROFS: {
    words: { zh: '这里只能读，不能写。', en: 'This place can be read, and not written to.' },
    hint: elsewhere,
  },
  ENOSPC: { words: { zh: '磁盘已满。', en: 'The disk is full.' }, hint: makeRoom },
  EDQUOT: { words: { zh: '磁盘配额已用完。', en: 'The share of the disk is used up.' }, hint: makeRoom },
  EFBIG: {
    words: { zh: '文件对这个磁盘来说太大。', en: 'The file is too large for this disk.' },
    hint: {
      zh: '请换一个磁盘；FAT32 格式的存储卡放不下 4 GB 以上的文件。',
      en: 'Choose another disk; one formatted as FAT32 has no files above 4 GB.',
    },
  },
  // Windows has errors that Node has no name for, such as those of files that are in a cloud alone (362, 389).
  UNKNOWN: {
    words: {
      zh: '系统不能读写这个文件或文件夹。',
      en: 'The system cannot read or write this file or folder.',
    },
    hint: {
      zh: '若它在 OneDrive、坚果云等同步文件夹里，可能还没有下载到这台机器：启动同步程序，右键点文件夹，选“始终保留在此设备上”，再试一次。',
      en: 'In a folder of OneDrive or the like it may not be on this machine yet: start the program that synchronises, right-click the folder, choose “Always keep on this device”, and try again.',
    },
  },
  EIO: {
    words: { zh: '磁盘读写出错。', en: 'The disk failed to read or write.' },
    hint: { zh: '请检查磁盘，再试一次。', en: 'Check the disk, and try again.' },
  },
  EISDIR: {
    words: { zh: '这里应当是文件，却是文件夹。', en: 'There is a folder where a file should be.' },
    hint: elsewhere,
  },
  ENOTDIR: {
    words: { zh: '这里应当是文件夹，却是文件。', en: 'There is a file where a folder should be.' },
    hint: elsewhere,
  },
  ENAMETOOLONG: {
    words: { zh: '文件名太长。', en: 'The name of the file is too long.' },
    hint: { zh: '请换一个短些的名称或位置。', en: 'Choose a shorter name, or another place.' },
  },
} satisfies Record<string, Told>

export type RefusalCode = keyof typeof refusals

/** @param file which file or folder, where that is known. */
export function systemRefusal(code: RefusalCode, file: string | undefined, cause: unknown): SystemRefusal {
  const { words, hint } = refusals[code]
  return new SystemRefusal(words, { hint, cause, ...(file !== undefined && { where: { file } }) })
}

/** As Node words what a file system says: `EACCES: permission denied, rename 'a' -> 'b'`. */
const wording = /^(E[A-Z]+|UNKNOWN): [^,]+, (\w+)(?: '(.*?)')?(?: -> '(.*)')?$/s
/** Of these calls a failure is told where they are made, or is a bug. */
const ofOthers = /^(?:listen|bind|connect|accept|kill|spawn)/

/**
 * What the file system refused, in words for people; null for any other error. It is told by its message, which is all
 * that is left of an error from another thread.
 *
 * @param file which file this was about, where the error names another, or none.
 */
export function refusedBySystem(error: unknown, file?: string): SystemRefusal | null {
  if (!(error instanceof Error)) return null
  const [, code = '', call = '', path, target] = wording.exec(error.message) ?? []
  if (!isRefusal(code) || ofOthers.test(call)) return null
  return systemRefusal(code, file ?? target ?? path, error)
}

const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(refusals, code)

/** What a person can mend, as an error for people; null for a bug. */
export const mendable = (error: unknown): UserError | null =>
  error instanceof UserError ? error : (refusedBySystem(error) ?? missingNativePart(error))
