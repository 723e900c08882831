/** Where a ledger on Trino is, and who asks. Nothing here is read from the environment. */
export interface TrinoAddress {
  /** `host` or `host:port`. */
  readonly host: string
  /** Whether to speak TLS. A password or token is never sent without it. */
  readonly tls: boolean
  /** Certificates to trust besides the system's, as PEM: those of an institution's own authority. */
  readonly certificates?: string
  readonly catalog: string
  readonly schema: string
  readonly user: string
  readonly password?: string
  /** A bearer token (JWT or OAuth 2), in the place of a password. */
  readonly token?: string
  /** How long the cluster may be silent, in seconds. */
  readonly patience: number
  /** A folder that this machine and the cluster both see; without it, rows travel in statements. */
  readonly staging?: Staging
}

export interface Staging {
  /** As this machine sees it. */
  readonly folder: string
  /** As the cluster sees it: `s3://bucket/staging`, `hdfs://…`, `local:///staging`. */
  readonly location: string
}

/** Whether a host is this machine, whose network nobody else can hear. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host)

export const toUrl = ({ host, tls }: Pick<TrinoAddress, 'host' | 'tls'>): string =>
  `${tls ? 'https' : 'http'}://${host}`
