import { isDeviceName } from '../files/files.ts'

/** What no name of a file may have on Windows. */
const impossibleOnWindows = /[<>:"|?*]|[. ]$/

/**
 * Whether a path from an archive stays within the folder that it is restored to: relative, with `/` between its parts,
 * none of which is empty, `.` or `..`, and without what some system takes for another separator, a drive or a device.
 */
export function isSafePath(path: string, platform: NodeJS.Platform = process.platform): boolean {
  if (path.length > 4000 || /[\p{Cc}\\\ufffd]/u.test(path)) return false
  return path.split('/').every((part) => {
    if (part === '' || part === '.' || part === '..') return false
    return platform !== 'win32' || !(impossibleOnWindows.test(part) || isDeviceName(part))
  })
}
