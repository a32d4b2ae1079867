/** The data model Network_Resolution. */
import type { DataModel } from '../data-model.ts'
import { computed, fields, filled, filledNumber, vendorProduct } from '../fields.ts'

export const networkResolution: DataModel = {
  name: 'Network_Resolution',
  datasets: [
    {
      name: 'DNS',
      tags: ['network', 'resolution', 'dns'],
      fields: fields({
        text: `
          cim_entity_zone dest_bunit dest_ip dest_priority name query_type record_type reply_code src
          src_bunit src_ip src_priority transport`,
        texts: 'dest_category src_category tag',
        number: 'additional_answer_count authority_answer_count dest_port duration response_time transaction_id ttl',
        numbers: 'src_port',
        unknown: 'dest message_type',
        unknowns: 'answer query',
        others: [
          filledNumber(
            'answer_count',
            computed('if(isnum(answer_count),answer_count,if(isnotnull(answer),mvcount(answer),1))'),
          ),
          filledNumber(
            'query_count',
            computed('if(isnum(query_count),query_count,if(isnotnull(query),mvcount(query),1))'),
          ),
          filled('reply_code_id', { kind: 'firstOf', fields: ['reply_code_id', 'reply_code'], otherwise: 'unknown' }),
          vendorProduct,
        ],
      }),
    },
  ],
}
