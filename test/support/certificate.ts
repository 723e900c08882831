import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { isPermitted } from './command.ts'

/** Whether certificates can be made here; says aloud where they cannot. */
export const canCertify = isPermitted('openssl', 'version')

/** Makes a certificate of its own for a name, with a key that only its owner can read. */
export function makeCertificate(
  folder: string,
  name: string,
): { readonly cert: string; readonly key: string } {
  const [cert, key] = [join(folder, 'desk.pem'), join(folder, 'desk.key')]
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`]
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  return { cert, key }
}
