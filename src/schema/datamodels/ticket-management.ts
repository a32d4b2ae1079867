/** The data model Ticket_Management. */
import type { DataModel } from '../data-model.ts'
import { fields } from '../fields.ts'

export const ticketManagement: DataModel = {
  name: 'Ticket_Management',
  datasets: [
    {
      name: 'All_Ticket_Management',
      tags: ['ticketing'],
      fields: fields({
        text: `
          cim_entity_zone comments description dest_bunit dest_priority priority severity severity_id
          splunk_id splunk_realm src_user src_user_bunit src_user_priority status time_submitted user
          user_bunit user_priority`,
        texts: 'affect_dest dest_category src_user_category tag user_category',
        unknown: 'dest ticket_id',
      }),
    },
    {
      name: 'Change',
      parent: 'All_Ticket_Management',
      tags: ['change'],
      fields: fields({
        unknown: 'change',
      }),
    },
    {
      name: 'Incident',
      parent: 'All_Ticket_Management',
      tags: ['incident'],
      fields: fields({
        unknown: 'incident',
      }),
    },
    {
      name: 'Problem',
      parent: 'All_Ticket_Management',
      tags: ['problem'],
      fields: fields({
        unknown: 'problem',
      }),
    },
  ],
}
