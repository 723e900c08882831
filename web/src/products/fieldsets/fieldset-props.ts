import type { Path, Settings } from '../settings.ts'

/** What every fieldset of the product form takes. */
export interface FieldsetProps {
  readonly settings: Settings
  /** The names that the schema allows at a path. */
  readonly names: (...path: string[]) => readonly string[]
  readonly onSet: (path: Path, value: unknown) => void
}
