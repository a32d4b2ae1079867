/** The data model Change. */
import type { DataModel } from '../data-model.ts'
import { computed, fields, filled, vendorProduct } from '../fields.ts'

export const change: DataModel = {
  name: 'Change',
  datasets: [
    {
      name: 'All_Changes',
      tags: ['change'],
      constraint: 'NOT object_category IN (file, directory, registry)',
      fields: fields({
        text: `
          cim_entity_zone dest_bunit dest_priority src_bunit src_priority user_agent user_bunit
          user_priority user_type vendor_account vendor_region`,
        texts: 'dest_category src_category tag user_category',
        unknown: 'action change_type dest dvc object object_category object_id object_path src status user user_name',
        unknowns: 'object_attrs',
        others: [
          filled(
            'command',
            computed(
              'if(isnull(command) OR command="","unknown",if(sourcetype="audittrail",Operation." ".ObjectName,command))',
            ),
          ),
          filled('result', { kind: 'firstOf', fields: ['result', 'signature'], otherwise: 'unknown' }),
          filled('result_id', { kind: 'firstOf', fields: ['result_id', 'signature_id'], otherwise: '-1' }),
          vendorProduct,
        ],
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
      constraint: 'NOT change_type=restart',
      fields: [],
    },
    {
      name: 'Network_Changes',
      parent: 'All_Changes',
      tags: ['network'],
      fields: fields({
        texts: 'dest_ip_range dest_port_range direction protocol rule_action src_ip_range src_port_range',
      }),
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
        text: 'src_user_bunit src_user_priority src_user_type',
        texts: 'src_user_category',
        unknown: 'dest_nt_domain src_nt_domain src_user src_user_name',
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
    {
      name: 'Instance_Changes',
      parent: 'All_Changes',
      tags: ['instance'],
      fields: fields({
        unknown: 'image_id instance_type',
      }),
    },
  ],
}
