/** The data model Event_Signatures. */
import type { DataModel } from '../data-model.ts'
import { fields, vendorProduct } from '../fields.ts'

export const eventSignatures: DataModel = {
  name: 'Event_Signatures',
  datasets: [
    {
      name: 'Signatures',
      tags: ['track_event_signatures'],
      constraint: 'signature=* OR signature_id=*',
      fields: fields({
        text: 'dest dest_bunit dest_priority signature signature_id',
        texts: 'dest_category tag',
        others: [vendorProduct],
      }),
    },
  ],
}
