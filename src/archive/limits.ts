/** How much an archive may hold. */
export interface ArchiveLimits {
  readonly entries: number
  /** Of a single entry once unpacked, in bytes. */
  readonly entrySize: number
  /** Of all together. */
  readonly size: number
}

/**
 * An entry that unpacks to more than so many times its packed size is made to fill memory. Repetitive sheets come to
 * some 60 times; deflate can reach 1,032 times.
 */
export const mostRatio = 200

/** Smaller entries can unpack to any multiple: they fill nothing. */
export const ratioMatters = 4 * 1024 * 1024
