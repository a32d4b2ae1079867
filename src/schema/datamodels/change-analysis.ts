/** The data model Change_Analysis. */
import type { DataModel } from '../data-model.ts'
import { fields, vendorProduct } from '../fields.ts'

export const changeAnalysis: DataModel = {
  name: 'Change_Analysis',
  datasets: [
    {
      name: 'All_Changes',
      tags: ['change'],
      fields: fields({
        text: 'command dest_bunit dest_priority result result_id src_bunit src_priority user_bunit user_priority',
        texts: 'dest_category src_category tag user_category',
        unknown: 'action change_type dest dvc object object_category object_id object_path src status user',
        unknowns: 'object_attrs',
        others: [vendorProduct],
      }),
    },
    {
      name: 'Auditing_Changes',
      parent: 'All_Changes',
      tags: ['audit'],
      fields: [],
    },
    {
      name: 'Endpoint_Changes',
      parent: 'All_Changes',
      tags: ['endpoint'],
      fields: [],
    },
    {
      name: 'Filesystem_Changes',
      parent: 'Endpoint_Changes',
      tags: [],
      constraint: 'object_category=file OR object_category=directory',
      fields: fields({
        text: 'file_access_time file_create_time file_modify_time',
        number: 'file_size',
        unknown: 'file_acl file_hash file_name file_path',
      }),
    },
    {
      name: 'Registry_Changes',
      parent: 'Endpoint_Changes',
      tags: [],
      constraint: 'object_category=registry',
      fields: [],
    },
    {
      name: 'Endpoint_Restarts',
      parent: 'Endpoint_Changes',
      tags: [],
      constraint: 'action=modified change_type=restart',
      fields: [],
    },
    {
      name: 'Other_Endpoint_Changes',
      parent: 'Endpoint_Changes',
      tags: [],
      constraint:
        'NOT (object_category=file OR object_category=directory OR object_category=registry OR change_type=restart)',
      fields: [],
    },
    {
      name: 'Network_Changes',
      parent: 'All_Changes',
      tags: ['network'],
      fields: [],
    },
    {
      name: 'Device_Restarts',
      parent: 'Network_Changes',
      tags: [],
      constraint: 'action=modified change_type=restart',
      fields: [],
    },
    {
      name: 'Account_Management',
      parent: 'All_Changes',
      tags: ['account'],
      fields: fields({
        text: 'src_user_bunit src_user_priority',
        texts: 'src_user_category',
        unknown: 'dest_nt_domain src_nt_domain src_user',
      }),
    },
    {
      name: 'Accounts_Created',
      parent: 'Account_Management',
      tags: [],
      constraint: 'action=created',
      fields: [],
    },
    {
      name: 'Accounts_Deleted',
      parent: 'Account_Management',
      tags: [],
      constraint: 'action=deleted',
      fields: [],
    },
    {
      name: 'Account_Lockouts',
      parent: 'Account_Management',
      tags: [],
      constraint: 'result=lockout',
      fields: [],
    },
    {
      name: 'Accounts_Updated',
      parent: 'Account_Management',
      tags: [],
      constraint: 'action=updated OR action=modified',
      fields: [],
    },
  ],
}
