/**
 * Why an archive is not read. `damaged`: it is none, is cut off, or contradicts itself; `tooLarge`: it unpacks to too
 * many bytes; `tooMany`: it has too many entries; `bomb`: it unpacks to far more than documents do; `overlap`: entries
 * share bytes; `locked`: it has a password; `method`: it is packed in a way that office programs do not use.
 */
export type FaultKind = 'damaged' | 'tooLarge' | 'tooMany' | 'bomb' | 'overlap' | 'locked' | 'method'

/** What is wrong with an archive; whoever reads it has the words for people. */
export class ArchiveFault extends Error {
  readonly kind: FaultKind
  /** The entry that is concerned, if it is a single one. */
  readonly path: string | undefined

  constructor(kind: FaultKind, path?: string, cause?: unknown) {
    super(path === undefined ? kind : `${kind}: ${path}`, { cause })
    this.kind = kind
    this.path = path
  }
}
