/** What the desk says of the workspace’s settings. */
export interface WorkspaceSettings {
  /** One name for all languages, or one in each. */
  readonly issuer: string | { readonly zh: string; readonly en: string } | null
  readonly logo: string | null
  readonly wordTemplate: string | null
  readonly files: readonly FileRule[]
}

/** What holds for files whose names fit a pattern. What this page does not show of a rule stays as it is. */
export interface FileRule {
  readonly match: string
  readonly flow?: 'export' | 'import'
  readonly scope?: unknown
  readonly months?: string
}

/** A change of settings by their paths, or of the logo or the Word template; without a file, that is taken out. */
export type WorkspaceChange =
  | { readonly set: readonly { readonly path: readonly (string | number)[]; readonly value: unknown }[] }
  | { readonly style: 'logo' | 'word-template'; readonly file: File | null }

export type ChangeWorkspace = (change: WorkspaceChange) => Promise<void>

export interface WorkspacePartProps {
  readonly settings: WorkspaceSettings
  readonly mayChange: boolean
  readonly onChange: ChangeWorkspace
}
