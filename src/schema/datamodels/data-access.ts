/** The data model Data_Access. */
import type { DataModel } from '../data-model.ts'
import { fields, filled, vendorProduct } from '../fields.ts'

export const dataAccess: DataModel = {
  name: 'Data_Access',
  datasets: [
    {
      name: 'Data_Access',
      tags: ['data', 'access'],
      fields: fields({
        text: `
          application_id cim_entity_zone dest_name dest_type dest_url dvc email object_path owner
          owner_email owner_id parent_object parent_object_category parent_object_id signature signature_id
          user_agent user_email user_group user_name user_role user_type vendor_product_id vendor_region`,
        unknown: 'action dest object object_category object_id object_size src user vendor_account',
        others: [filled('app', { kind: 'firstOf', fields: ['app', 'sourcetype'] }), vendorProduct],
      }),
    },
  ],
}
