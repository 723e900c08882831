import type { LockedPackage } from './locked-packages.ts'

interface Subject {
  readonly name: string
  readonly version: string
  readonly system: string
}

/** A bill of materials in CycloneDX 1.5, without time and serial number, so that the same bundle has the same. */
export function sbomText({ name, version, system }: Subject, packages: readonly LockedPackage[]): string {
  const components = [...packages]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((each) => ({
      type: 'library',
      'bom-ref': each.path,
      name: each.name,
      version: each.version,
      purl: `pkg:npm/${each.name.replace('@', '%40')}@${each.version}`,
      hashes: [
        {
          alg: 'SHA-512',
          content: Buffer.from(each.integrity.replace(/^sha512-/, ''), 'base64').toString('hex'),
        },
      ],
      ...(each.license && { licenses: [{ expression: each.license }] }),
    }))
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        ...{ type: 'application', 'bom-ref': name, name, version, purl: `pkg:npm/${name}@${version}` },
        licenses: [{ expression: 'Apache-2.0' }],
        properties: [{ name: 'tradebrief:system', value: system }],
      },
    },
    components,
  }
  return `${JSON.stringify(bom, null, 2)}\n`
}
