/** The data model Application_State. */
import type { DataModel } from '../data-model.ts'
import { computed, fields, filled, filledMany } from '../fields.ts'

export const applicationState: DataModel = {
  name: 'Application_State',
  datasets: [
    {
      name: 'All_Application_State',
      tags: [],
      oneOf: [
        ['listening', 'process', 'service'],
        ['listening', 'report'],
        ['port', 'process', 'service'],
        ['port', 'report'],
      ],
      fields: fields({
        text: 'dest_bunit dest_priority user user_bunit user_priority',
        texts: 'dest_category tag user_category',
        boolean: 'dest_requires_av dest_should_timesync dest_should_update',
        unknown: 'dest process',
        others: [filled('process_name', computed('mvindex(split(process," "),0)'))],
      }),
    },
    {
      name: 'Ports',
      parent: 'All_Application_State',
      tags: ['listening', 'port'],
      fields: fields({
        texts: 'transport_dest_port',
        others: [
          { name: 'dest_port', type: 'number', multivalue: true, fill: { kind: 'zero' } },
          filledMany('transport', computed('if(isnull(transport) OR transport="","unknown",lower(transport))')),
        ],
      }),
    },
    {
      name: 'Processes',
      parent: 'All_Application_State',
      tags: ['process', 'report'],
      fields: fields({
        text: 'cpu_time',
        number: 'cpu_load_mhz cpu_load_percent mem_used',
      }),
    },
    {
      name: 'Services',
      parent: 'All_Application_State',
      tags: ['service', 'report'],
      fields: fields({
        unknown: 'service service_id start_mode status',
      }),
    },
  ],
}
