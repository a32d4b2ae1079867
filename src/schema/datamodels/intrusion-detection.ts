/** The data model Intrusion_Detection. */
import type { DataModel } from '../data-model.ts'
import { fields, vendorProduct } from '../fields.ts'

export const intrusionDetection: DataModel = {
  name: 'Intrusion_Detection',
  datasets: [
    {
      name: 'IDS_Attacks',
      tags: ['ids', 'attack'],
      fields: fields({
        text: `
          action cim_entity_zone dest_bunit dest_ip dest_priority dest_type dvc_bunit dvc_priority file_hash
          file_name file_path severity_id signature_id src_bunit src_ip src_priority transport user_bunit
          user_priority`,
        texts: 'dest_category dvc_category src_category tag user_category',
        number: 'dest_port',
        numbers: 'src_port',
        unknown: 'category dest dvc ids_type severity signature src user',
        others: [vendorProduct],
      }),
    },
    {
      name: 'Application_IDS_Attacks',
      parent: 'IDS_Attacks',
      tags: [],
      constraint: 'ids_type=application',
      fields: [],
    },
    {
      name: 'Host_IDS_Attacks',
      parent: 'IDS_Attacks',
      tags: [],
      constraint: 'ids_type=host',
      fields: [],
    },
    {
      name: 'Network_IDS_Attacks',
      parent: 'IDS_Attacks',
      tags: [],
      constraint: 'ids_type=network',
      fields: [],
    },
  ],
}
