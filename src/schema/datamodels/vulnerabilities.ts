/** The data model Vulnerabilities. */
import type { DataModel } from '../data-model.ts'
import { fields, filledMany, vendorProduct } from '../fields.ts'

export const vulnerabilities: DataModel = {
  name: 'Vulnerabilities',
  datasets: [
    {
      name: 'Vulnerabilities',
      tags: ['vulnerability', 'report'],
      fields: fields({
        text: `
          cim_entity_zone dest_bunit dest_priority dvc_bunit dvc_priority severity_id signature_id url user
          user_bunit user_priority`,
        texts: 'dest_category dvc_category tag user_category',
        number: 'cvss',
        unknown: 'category dest dvc severity signature',
        others: [
          filledMany('bugtraq', { kind: 'lower' }),
          filledMany('cert', { kind: 'lower' }),
          filledMany('cve', { kind: 'lower' }),
          filledMany('msft', { kind: 'lower' }),
          filledMany('mskb', { kind: 'lower' }),
          vendorProduct,
          filledMany('xref', { kind: 'lower' }),
        ],
      }),
    },
    {
      name: 'High_Critical_Vulnerabilities',
      parent: 'Vulnerabilities',
      tags: [],
      constraint: 'severity=high OR severity=critical',
      fields: [],
    },
    {
      name: 'Medium_Vulnerabilities',
      parent: 'Vulnerabilities',
      tags: [],
      constraint: 'severity=medium',
      fields: [],
    },
    {
      name: 'Low_Informational_Vulnerabilities',
      parent: 'Vulnerabilities',
      tags: [],
      constraint: 'severity=low OR severity=informational',
      fields: [],
    },
  ],
}
