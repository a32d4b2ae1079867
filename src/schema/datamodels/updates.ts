/** The data model Updates. */
import type { DataModel } from '../data-model.ts'
import { computed, fields, filledMany, vendorProduct } from '../fields.ts'

export const updates: DataModel = {
  name: 'Updates',
  datasets: [
    {
      name: 'Updates',
      tags: ['update', 'status'],
      fields: fields({
        text: 'cim_entity_zone dest_bunit dest_priority dvc file_hash file_name severity severity_id',
        texts: 'dest_category tag',
        boolean: 'dest_should_update',
        unknown: 'dest status',
        others: [
          filledMany(
            'signature',
            computed(
              'case(isnotnull(signature) AND signature!="",signature,isnotnull(signature_id) AND signature_id!="",signature_id,true(),"unknown")',
            ),
          ),
          filledMany(
            'signature_id',
            computed(
              'case(isnotnull(signature_id) AND signature_id!="",signature_id,isnotnull(signature) AND signature!="",signature,true(),"unknown")',
            ),
          ),
          vendorProduct,
        ],
      }),
    },
    {
      name: 'Available_Updates',
      parent: 'Updates',
      tags: [],
      constraint: 'status=available',
      fields: [],
    },
    {
      name: 'Installed_Updates',
      parent: 'Updates',
      tags: [],
      constraint: 'status=installed',
      fields: [],
    },
    {
      name: 'Restart_Required_Updates',
      parent: 'Updates',
      tags: [],
      constraint: 'status=restart_required',
      fields: [],
    },
    {
      name: 'Update_Errors',
      tags: ['update', 'error'],
      fields: [],
    },
  ],
}
