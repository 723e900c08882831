import type { Document, Locale } from '../../brief/brief.ts'
import { printable } from './text.ts'

/** A logo as it is printed above the title. */
export interface PrintedLogo {
  readonly png: Uint8Array
  /** A name for these bytes, of letters and digits. */
  readonly sha256: string
  /** In pixels, 96 an inch. */
  readonly width: number
  readonly height: number
  /** For who cannot see it: whose it is. */
  readonly alternative: string
}

/** The largest room that a logo takes, in pixels: 57 by 19 mm. */
const room = { width: 216, height: 72 }

/** The brief's logo, made to fit its room and never enlarged; null where it has none. */
export function printedLogo({ about }: Document, { press }: Locale): PrintedLogo | null {
  const { logo, issuer } = about
  if (!logo) return null
  const scale = Math.min(1, room.width / logo.width, room.height / logo.height)
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale))
  return {
    png: logo.png,
    sha256: logo.sha256,
    width: side(logo.width),
    height: side(logo.height),
    alternative: printable(issuer ?? press.logo),
  }
}
