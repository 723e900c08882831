import { join } from 'node:path'
import { typesetFolder } from '../fonts/fonts.ts'

const fontList = 'FONTCONFIG_FILE'

/**
 * Starts Typst's library without the fonts of the system. It reads them all before it sets a page, which takes longer
 * than all else that it does at its start, and has no option against it; where it asks fontconfig for them, as on Linux,
 * it is told of none. Elsewhere, and in a thread, which has an environment of its own, it reads them in vain as before.
 */
export function withoutSystemFonts<Started>(start: () => Started): Started {
  const before = process.env[fontList]
  process.env[fontList] = join(typesetFolder(), 'no-fonts.conf')
  try {
    return start()
  } finally {
    if (before === undefined) delete process.env[fontList]
    else process.env[fontList] = before
  }
}
