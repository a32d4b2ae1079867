/** The data model Splunk_Audit. */
import type { DataModel } from '../data-model.ts'
import { fields } from '../fields.ts'

export const splunkAudit: DataModel = {
  name: 'Splunk_Audit',
  datasets: [
    {
      name: 'Datamodel_Acceleration',
      tags: [],
      fields: fields({
        text: 'access_time app cron datamodel digest earliest last_error last_sid latest mod_time summary_id',
        number: 'access_count buckets buckets_size complete retention size',
        boolean: 'is_inprogress',
      }),
    },
    {
      name: 'Search_Activity',
      tags: [],
      constraint: 'index=_audit action=search search_id=*',
      fields: fields({
        text: `
          datamodel savedsearch_name search search_alias search_et search_id search_lt search_type
          total_run_time user user_bunit user_priority`,
        texts: 'info user_category',
      }),
    },
    {
      name: 'Acceleration_Jobs',
      parent: 'Search_Activity',
      tags: [],
      constraint: 'search_type=dm_acceleration OR search_type=summary_director',
      fields: [],
    },
    {
      name: 'Adhoc_Jobs',
      parent: 'Search_Activity',
      tags: [],
      constraint: 'search_type=adhoc',
      fields: [],
    },
    {
      name: 'Failed_Jobs',
      parent: 'Search_Activity',
      tags: [],
      constraint: 'info=failed',
      fields: [],
    },
    {
      name: 'Realtime_Jobs',
      parent: 'Search_Activity',
      tags: [],
      constraint: 'search_type=realtime',
      fields: [],
    },
    {
      name: 'Scheduled_Jobs',
      parent: 'Search_Activity',
      tags: [],
      constraint: 'search_type=scheduled',
      fields: [],
    },
    {
      name: 'Subsearch_Jobs',
      parent: 'Search_Activity',
      tags: [],
      constraint: 'search_type=subsearch',
      fields: [],
    },
    {
      name: 'Scheduler_Activity',
      tags: [],
      constraint: 'index=_internal sourcetype=scheduler',
      fields: fields({
        text: 'app savedsearch_name sid splunk_server status user user_bunit user_priority',
        texts: 'user_category',
      }),
    },
    {
      name: 'View_Activity',
      tags: [],
      constraint: 'index=_internal sourcetype=splunk_web_access method=GET status=200',
      fields: fields({
        text: 'app uri user user_bunit user_priority view',
        texts: 'user_category',
        number: 'spent',
      }),
    },
    {
      name: 'Web_Service_Errors',
      tags: ['error'],
      constraint: 'index=_internal sourcetype=splunk_web_service',
      fields: [],
    },
    {
      name: 'Modular_Actions',
      tags: ['modaction'],
      fields: fields({
        text: `
          action_mode action_name action_status app component orig_rid orig_sid rid search_name user
          user_bunit user_priority worker`,
        texts: 'user_category',
        number: 'duration',
        unknown: 'sid signature',
      }),
    },
    {
      name: 'Modular_Action_Invocations',
      parent: 'Modular_Actions',
      tags: ['invocation'],
      fields: [],
    },
  ],
}
