/** The data model Certificates. */
import type { DataModel } from '../data-model.ts'
import { computed, fields, filled, filledNumber } from '../fields.ts'

export const certificates: DataModel = {
  name: 'Certificates',
  datasets: [
    {
      name: 'All_Certificates',
      tags: ['certificate'],
      fields: fields({
        text: 'cim_entity_zone dest dest_bunit dest_priority src src_bunit src_priority transport',
        texts: 'dest_category src_category tag',
        number: 'dest_port duration response_time src_port',
      }),
    },
    {
      name: 'SSL',
      parent: 'All_Certificates',
      tags: [],
      oneOf: [['ssl', 'tls']],
      fields: fields({
        text: `
          ssl_end_time ssl_engine ssl_issuer_email ssl_issuer_locality ssl_issuer_organization
          ssl_issuer_state ssl_issuer_street ssl_issuer_unit ssl_name ssl_policies ssl_publickey
          ssl_publickey_algorithm ssl_serial ssl_session_id ssl_signature_algorithm ssl_start_time
          ssl_subject_email ssl_subject_locality ssl_subject_organization ssl_subject_state
          ssl_subject_street ssl_subject_unit ssl_version`,
        unknown: 'ssl_issuer ssl_issuer_common_name ssl_subject ssl_subject_common_name',
        unknowns: 'ssl_hash',
        others: [
          filled(
            'ssl_issuer_email_domain',
            computed('if(match(ssl_issuer_email,"@"),mvindex(split(ssl_issuer_email,"@"),-1),null())'),
          ),
          filled(
            'ssl_subject_email_domain',
            computed('if(match(ssl_subject_email,"@"),mvindex(split(ssl_subject_email,"@"),-1),null())'),
          ),
          filledNumber(
            'ssl_validity_window',
            computed('if(isnum(ssl_end_time) AND isnum(ssl_start_time),ssl_end_time-ssl_start_time,null())'),
          ),
          {
            name: 'ssl_is_valid',
            type: 'boolean',
            fill: computed(
              'case(match(ssl_is_valid,"^(?i)(?:1|t|true)$"),1,match(ssl_is_valid,"^(?i)(?:0|f|false)$"),0,isnum(ssl_start_time) AND isnum(ssl_end_time),if(_time>=ssl_start_time AND _time<=ssl_end_time,1,0))',
            ),
          },
        ],
      }),
    },
  ],
}
