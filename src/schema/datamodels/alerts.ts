/** The data model Alerts. */
import type { DataModel } from '../data-model.ts'
import { fields, filled } from '../fields.ts'

export const alerts: DataModel = {
  name: 'Alerts',
  datasets: [
    {
      name: 'Alerts',
      tags: ['alert'],
      fields: fields({
        text: `
          body cim_entity_zone description dest_bunit dest_priority dest_type id severity_id signature
          src_bunit src_priority src_type subject user_bunit user_priority user_role user_type
          vendor_account vendor_region`,
        texts: 'dest_category mitre_technique_id src_category tag user_category',
        unknown: 'dest severity signature_id src type user user_name',
        others: [filled('app', { kind: 'firstOf', fields: ['app', 'sourcetype'] })],
      }),
    },
  ],
}
