/** The data model Authentication. */
import type { DataModel } from '../data-model.ts'
import { fields, filled } from '../fields.ts'

export const authentication: DataModel = {
  name: 'Authentication',
  datasets: [
    {
      name: 'Authentication',
      tags: ['authentication'],
      constraint: 'NOT (action=success user=*$)',
      fields: fields({
        text: `
          authentication_service cim_entity_zone dest_bunit dest_nt_domain dest_priority process reason
          reason_id result session_id signature signature_id src_bunit src_nt_domain src_priority
          src_user_bunit src_user_id src_user_priority src_user_role src_user_type user_agent user_bunit
          user_id user_priority user_role user_type vendor_account`,
        texts: 'authentication_method dest_category src_category src_user_category tag user_category',
        number: 'duration response_time',
        unknown: 'action dest src src_user user',
        others: [filled('app', { kind: 'firstOf', fields: ['app', 'sourcetype'] })],
      }),
    },
    {
      name: 'Failed_Authentication',
      parent: 'Authentication',
      tags: [],
      constraint: 'action=failure',
      fields: [],
    },
    {
      name: 'Successful_Authentication',
      parent: 'Authentication',
      tags: [],
      constraint: 'action=success',
      fields: [],
    },
    {
      name: 'Default_Authentication',
      parent: 'Authentication',
      tags: ['default'],
      fields: [],
    },
    {
      name: 'Failed_Default_Authentication',
      parent: 'Default_Authentication',
      tags: [],
      constraint: 'action=failure',
      fields: [],
    },
    {
      name: 'Successful_Default_Authentication',
      parent: 'Default_Authentication',
      tags: [],
      constraint: 'action=success',
      fields: [],
    },
    {
      name: 'Insecure_Authentication',
      parent: 'Authentication',
      tags: [],
      oneOf: [['insecure', 'cleartext']],
      fields: [],
    },
    {
      name: 'Privileged_Authentication',
      parent: 'Authentication',
      tags: ['privileged'],
      fields: [],
    },
    {
      name: 'Failed_Privileged_Authentication',
      parent: 'Privileged_Authentication',
      tags: [],
      constraint: 'action=failure',
      fields: [],
    },
    {
      name: 'Successful_Privileged_Authentication',
      parent: 'Privileged_Authentication',
      tags: [],
      constraint: 'action=success',
      fields: [],
    },
  ],
}
