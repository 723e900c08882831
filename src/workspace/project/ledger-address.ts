import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { isLoopback, type TrinoAddress } from '../../ledger/trino/connection/connection.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { Language } from '../../trade/trade.ts'

/** Passwords stand in no file: they come from the environment. */
const passwordVariable = 'TRADEBRIEF_LEDGER_PASSWORD'
const tokenVariable = 'TRADEBRIEF_LEDGER_TOKEN'

/** The schema of `ledger` in `tradebrief.yaml`: a ledger on a Trino cluster, in the place of `ledger.duckdb`. */
export function ledgerSchema(language: Language) {
  const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, {
    error: { zh: '只用小写字母、数字和下划线', en: 'only lower-case letters, digits and _' }[language],
  })
  return z.strictObject({
    host: z
      .string()
      .regex(/^[^\s/@]+$/, {
        error: { zh: '写 主机:端口，不带 https://', en: 'write HOST:PORT, without https://' }[language],
      })
      .describe('The coordinator of the Trino cluster, such as trino.example.org:8443.'),
    catalog: identifier.describe('An Iceberg catalog of the cluster.'),
    schema: identifier.describe('The schema of the ledger’s tables; it is made if it is not there.'),
    user: z
      .string()
      .min(1)
      .describe(`Who signs in; the password is in ${passwordVariable}, or a token in ${tokenVariable}.`),
    tls: z
      .boolean()
      .optional()
      .describe('Whether to speak TLS. By default yes, save on this machine itself.'),
    certificates: z
      .string()
      .min(1)
      .optional()
      .describe('A PEM file of certificates to trust, such as those of the institution’s own authority.'),
    patience: z
      .number()
      .int()
      .positive()
      .default(60)
      .describe('How many seconds the cluster may be silent before it is given up.'),
    staging: z
      .strictObject({
        folder: z.string().min(1).describe('As this machine sees it.'),
        location: z.string().min(1).describe('As the cluster sees it, such as s3://bucket/staging.'),
      })
      .optional()
      .describe('A folder that both see: large files go there as Parquet, which is much faster.'),
  })
}

export type LedgerConfig = z.infer<ReturnType<typeof ledgerSchema>>

/**
 * The address of the ledger that a workspace names, with what the environment says.
 *
 * @throws UserError where the file of certificates cannot be read.
 */
export async function toLedgerAddress(
  { host, tls = !isLoopback(host), certificates, staging, ...given }: LedgerConfig,
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<TrinoAddress> {
  const password = environment[passwordVariable]
  const token = environment[tokenVariable]
  return {
    ...given,
    host,
    tls,
    ...(certificates === undefined ? {} : { certificates: await readCertificates(folder, certificates) }),
    ...(staging && { staging: { ...staging, folder: resolve(folder, staging.folder) } }),
    ...(token ? { token } : password ? { password } : {}),
  }
}

const readCertificates = (folder: string, file: string): Promise<string> =>
  readFile(resolve(folder, file), 'utf8').catch((cause: unknown) => {
    throw new UserError(
      { zh: '读不到证书文件。', en: 'The file of certificates cannot be read.' },
      { where: { file }, cause },
    )
  })
