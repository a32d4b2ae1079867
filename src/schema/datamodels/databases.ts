/** The data model Databases. */
import type { DataModel } from '../data-model.ts'
import { fields, vendorProduct } from '../fields.ts'

export const databases: DataModel = {
  name: 'Databases',
  datasets: [
    {
      name: 'All_Databases',
      tags: ['database'],
      fields: fields({
        text: 'dest dest_bunit dest_priority object src src_bunit src_priority user user_bunit user_priority',
        texts: 'dest_category src_category tag user_category',
        number: 'duration response_time',
        others: [vendorProduct],
      }),
    },
    {
      name: 'Database_Instance',
      parent: 'All_Databases',
      tags: ['instance'],
      fields: fields({
        text: 'instance_name instance_version',
        number: 'process_limit session_limit',
      }),
    },
    {
      name: 'Instance_Stats',
      parent: 'Database_Instance',
      tags: ['stats'],
      fields: fields({
        text: 'availability dump_area_used start_time tablespace_used',
        number: `
          avg_executions instance_reads instance_writes number_of_users processes sessions
          sga_buffer_cache_size sga_buffer_hit_limit sga_data_dict_hit_ratio sga_fixed_area_size
          sga_free_memory sga_library_cache_size sga_redo_log_buffer_size sga_shared_pool_size
          sga_sql_area_size`,
      }),
    },
    {
      name: 'Session_Info',
      parent: 'Database_Instance',
      tags: ['session'],
      fields: fields({
        text: 'machine session_id session_status wait_state',
        number: `
          buffer_cache_hit_ratio commits cpu_used cursor elapsed_time logical_reads memory_sorts
          physical_reads seconds_in_wait table_scans wait_time`,
      }),
    },
    {
      name: 'Lock_Info',
      parent: 'Database_Instance',
      tags: ['lock'],
      fields: fields({
        text: 'lock_mode lock_session_id obj_name os_pid serial_num',
        number: 'last_call_minute logon_time',
      }),
    },
    {
      name: 'Database_Query',
      parent: 'All_Databases',
      tags: ['query'],
      fields: fields({
        text: 'query query_id query_time',
        number: 'records_affected',
      }),
    },
    {
      name: 'Tablespace',
      parent: 'Database_Query',
      tags: ['tablespace'],
      fields: fields({
        text: 'tablespace_name tablespace_status',
        number: 'free_bytes tablespace_reads tablespace_writes',
      }),
    },
    {
      name: 'Query_Stats',
      parent: 'Database_Query',
      tags: ['stats'],
      fields: fields({
        text: 'indexes_hit query_plan_hit stored_procedures_called tables_hit',
      }),
    },
  ],
}
