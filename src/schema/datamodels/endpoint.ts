/** The data model Endpoint. */
import type { DataModel } from '../data-model.ts'
import { computed, fields, filled, filledMany, filledNumber, vendorProduct } from '../fields.ts'

export const endpoint: DataModel = {
  name: 'Endpoint',
  datasets: [
    {
      name: 'Ports',
      tags: ['listening', 'port'],
      fields: fields({
        text: `
          cim_entity_zone creation_time dest_bunit dest_priority process_guid process_id src_bunit
          src_priority state user_bunit user_priority`,
        texts: 'dest_category src_category tag user_category',
        boolean: `
          dest_requires_av dest_should_timesync dest_should_update src_requires_av src_should_timesync
          src_should_update`,
        unknown: 'dest src transport user',
        others: [
          filledNumber('src_port', { kind: 'zero' }),
          vendorProduct,
          filledNumber('dest_port', { kind: 'zero' }),
          filledMany(
            'transport_dest_port',
            computed(
              'if(isnotnull(transport_dest_port),transport_dest_port,if(isnull(transport),"unknown",transport)."/".if(isnull(dest_port),"0",dest_port))',
            ),
          ),
        ],
      }),
    },
    {
      name: 'Processes',
      tags: ['process', 'report'],
      fields: fields({
        text: `
          action cim_entity_zone dest_bunit dest_priority os parent_process_exec parent_process_guid
          parent_process_hash parent_process_path process_current_directory process_exec process_guid
          process_path user_bunit user_id user_priority`,
        texts: 'dest_category process_hash tag user_category',
        number: 'cpu_load_percent mem_used parent_process_id process_id',
        boolean: 'dest_is_expected dest_requires_av dest_should_timesync dest_should_update',
        unknown: 'dest loaded_file original_file_name parent_process parent_user process user',
        others: [
          filled('parent_process_name', { kind: 'nameFromCommand', from: 'parent_process' }),
          filled('process_name', { kind: 'nameFromCommand', from: 'process' }),
          vendorProduct,
          filled('process_integrity_level', { kind: 'lower' }),
        ],
      }),
    },
    {
      name: 'Services',
      tags: ['service', 'report'],
      fields: fields({
        text: `
          cim_entity_zone description dest_bunit dest_priority process_guid process_id service_dll
          service_dll_path service_exec service_path user_bunit user_priority`,
        texts: 'dest_category service_dll_hash service_hash tag user_category',
        boolean: `
          dest_is_expected dest_requires_av dest_should_timesync dest_should_update
          service_dll_signature_exists service_dll_signature_verified service_signature_exists
          service_signature_verified`,
        unknown: 'dest service service_id service_name start_mode status user',
        others: [vendorProduct],
      }),
    },
    {
      name: 'Filesystem',
      tags: ['endpoint', 'filesystem'],
      fields: fields({
        text: `
          cim_entity_zone dest_bunit dest_priority file_access_time file_create_time file_modify_time image
          parent_process_exec parent_process_guid parent_process_hash parent_process_id parent_process_path
          process_exec process_guid process_hash process_id process_path user_bunit user_priority`,
        texts: 'dest_category tag user_category',
        boolean: 'dest_requires_av dest_should_timesync dest_should_update',
        unknown: 'action dest file_acl file_hash file_name file_path parent_process process user',
        others: [
          filledNumber('file_size', computed('tonumber(file_size)')),
          vendorProduct,
          filled('parent_process_name', { kind: 'nameFromCommand', from: 'parent_process' }),
          filled('process_name', { kind: 'nameFromCommand', from: 'process' }),
        ],
      }),
    },
    {
      name: 'Registry',
      tags: ['endpoint', 'registry'],
      fields: fields({
        text: `
          cim_entity_zone dest_bunit dest_priority image parent_process_exec parent_process_guid
          parent_process_hash parent_process_id parent_process_name parent_process_path process_exec
          process_guid process_hash process_id process_name process_path registry_hive registry_value_text
          status user_bunit user_priority`,
        texts: 'dest_category tag user_category',
        boolean: 'dest_requires_av dest_should_timesync dest_should_update',
        unknown: `
          action dest parent_process process registry_key_name registry_path registry_value_data
          registry_value_name registry_value_type user`,
        others: [vendorProduct],
      }),
    },
  ],
}
