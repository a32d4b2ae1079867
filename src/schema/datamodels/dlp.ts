/** The data model DLP. */
import type { DataModel } from '../data-model.ts'
import { fields, vendorProduct } from '../fields.ts'

export const dlp: DataModel = {
  name: 'DLP',
  datasets: [
    {
      name: 'DLP_Incidents',
      tags: ['dlp', 'incident'],
      fields: fields({
        text: `
          app category dest_bunit dest_priority dest_zone dvc_bunit dvc_priority dvc_zone severity_id
          signature_id src_bunit src_priority src_user src_user_bunit src_user_priority src_zone user_bunit
          user_priority`,
        texts: 'dest_category dvc_category src_category src_user_category tag user_category',
        unknown: 'action dest dlp_type dvc object object_category object_path severity signature src user',
        others: [vendorProduct],
      }),
    },
  ],
}
