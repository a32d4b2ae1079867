/** The data model Performance. */
import type { DataModel } from '../data-model.ts'
import { fields } from '../fields.ts'

export const performance: DataModel = {
  name: 'Performance',
  datasets: [
    {
      name: 'All_Performance',
      tags: ['performance'],
      oneOf: [
        ['cpu', 'facilities', 'memory', 'storage', 'network', 'os'],
        ['cpu', 'facilities', 'memory', 'storage', 'network', 'time', 'uptime'],
        ['cpu', 'facilities', 'memory', 'storage', 'network', 'synchronize', 'uptime'],
      ],
      fields: fields({
        text: 'dest_bunit dest_priority hypervisor_id resource_type',
        texts: 'dest_category tag',
        boolean: 'dest_should_timesync dest_should_update',
        unknown: 'dest',
      }),
    },
    {
      name: 'CPU',
      parent: 'All_Performance',
      tags: ['cpu'],
      fields: fields({
        number: 'cpu_load_mhz cpu_load_percent cpu_time cpu_user_percent',
      }),
    },
    {
      name: 'Facilities',
      parent: 'All_Performance',
      tags: ['facilities'],
      fields: fields({
        number: 'fan_speed power temperature',
      }),
    },
    {
      name: 'Memory',
      parent: 'All_Performance',
      tags: ['memory'],
      fields: fields({
        number: 'mem mem_committed mem_free mem_used swap swap_free swap_used',
      }),
    },
    {
      name: 'Storage',
      parent: 'All_Performance',
      tags: ['storage'],
      fields: fields({
        text: 'array cluster mount parent',
        number: `
          blocksize fd_max fd_used latency read_blocks read_latency read_ops storage storage_free
          storage_free_percent storage_used storage_used_percent write_blocks write_latency write_ops`,
      }),
    },
    {
      name: 'Network',
      parent: 'All_Performance',
      tags: ['network'],
      fields: fields({
        text: 'thruput',
        number: 'thruput_max',
      }),
    },
    {
      name: 'OS',
      parent: 'All_Performance',
      tags: ['os'],
      fields: fields({
        text: 'signature signature_id',
      }),
    },
    {
      name: 'Timesync',
      parent: 'OS',
      tags: ['time', 'synchronize'],
      fields: fields({
        text: 'action',
      }),
    },
    {
      name: 'Uptime',
      parent: 'OS',
      tags: ['uptime'],
      fields: fields({
        unknown: 'uptime',
      }),
    },
  ],
}
