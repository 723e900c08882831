/** That a name is well formed, but that no rule gives such a figure. */
export class NoRule extends Error {
  override readonly name = 'NoRule'
}
