/** A file as a source sees it: a name and bytes that can be read as often as needed. */
export interface SourceFile {
  /** The file's name without its folder, for messages. */
  readonly name: string
  bytes(): AsyncIterable<Uint8Array>
}
