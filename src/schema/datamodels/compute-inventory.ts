/** The data model Compute_Inventory. */
import type { DataModel } from '../data-model.ts'
import { fields, vendorProduct } from '../fields.ts'

export const computeInventory: DataModel = {
  name: 'Compute_Inventory',
  datasets: [
    {
      name: 'All_Inventory',
      tags: ['inventory'],
      oneOf: [
        ['cpu', 'memory', 'network', 'storage', 'system', 'user', 'virtual'],
        ['cpu', 'memory', 'network', 'storage', 'user', 'version', 'virtual'],
      ],
      fields: fields({
        text: 'description dest_bunit dest_priority family hypervisor_id serial status version',
        texts: 'dest_category tag',
        boolean: 'enabled',
        unknown: 'dest',
        others: [vendorProduct],
      }),
    },
    {
      name: 'CPU',
      parent: 'All_Inventory',
      tags: ['cpu'],
      fields: fields({
        number: 'cpu_cores cpu_count cpu_mhz',
      }),
    },
    {
      name: 'Memory',
      parent: 'All_Inventory',
      tags: ['memory'],
      fields: fields({
        number: 'mem',
      }),
    },
    {
      name: 'Network',
      parent: 'All_Inventory',
      tags: ['network'],
      fields: fields({
        text: 'dest_ip dns inline_nat interface ip lb_method mac name node src_ip',
        number: 'node_port vip_port',
      }),
    },
    {
      name: 'Storage',
      parent: 'All_Inventory',
      tags: ['storage'],
      fields: fields({
        text: 'array cluster mount parent',
        number: `
          blocksize fd_max latency read_blocks read_latency read_ops storage write_blocks write_latency
          write_ops`,
      }),
    },
    {
      name: 'OS',
      parent: 'All_Inventory',
      tags: ['system', 'version'],
      fields: fields({
        text: 'os',
      }),
    },
    {
      name: 'User',
      parent: 'All_Inventory',
      tags: ['user'],
      fields: fields({
        text: 'password shell user_bunit user_priority',
        texts: 'user_category',
        number: 'user_id',
        boolean: 'interactive',
        unknown: 'user',
      }),
    },
    {
      name: 'Cleartext_Passwords',
      parent: 'User',
      tags: [],
      constraint: 'password=*',
      fields: [],
    },
    {
      name: 'Default_Accounts',
      parent: 'User',
      tags: ['default'],
      fields: [],
    },
    {
      name: 'Virtual_OS',
      parent: 'All_Inventory',
      tags: ['virtual'],
      fields: fields({
        text: 'hypervisor',
      }),
    },
    {
      name: 'Snapshot',
      parent: 'Virtual_OS',
      tags: ['snapshot'],
      fields: fields({
        text: 'snapshot time',
        number: 'size',
      }),
    },
    {
      name: 'Tools',
      parent: 'Virtual_OS',
      tags: ['tools'],
      fields: [],
    },
  ],
}
