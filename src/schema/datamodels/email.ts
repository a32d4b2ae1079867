/** The data model Email. */
import type { DataModel } from '../data-model.ts'
import { computed, fields, filled, filledNumber, vendorProduct } from '../fields.ts'

export const email: DataModel = {
  name: 'Email',
  datasets: [
    {
      name: 'All_Email',
      tags: ['email'],
      fields: fields({
        text: `
          cim_entity_zone dest_bunit dest_priority file_hash file_name internal_message_id message_id
          message_info orig_dest orig_src process protocol return_addr src_bunit src_priority src_user_bunit
          src_user_priority status_code subject user user_bunit user_priority xdelay xref`,
        texts: 'dest_category orig_recipient recipient_status src_category src_user_category tag url user_category',
        number: 'delay duration file_size process_id response_time retries size',
        unknown: 'action dest src src_user',
        unknowns: 'recipient',
        others: [
          filled('recipient_domain', computed('if(match(recipient,"@"),mvindex(split(recipient,"@"),-1),null())')),
          filledNumber(
            'recipient_count',
            computed('if(isnum(recipient_count),recipient_count,if(isnotnull(recipient),mvcount(recipient),1))'),
          ),
          filled('src_user_domain', computed('if(match(src_user,"@"),mvindex(split(src_user,"@"),-1),null())')),
          vendorProduct,
        ],
      }),
    },
    {
      name: 'Delivery',
      parent: 'All_Email',
      tags: ['delivery'],
      fields: [],
    },
    {
      name: 'Content',
      parent: 'All_Email',
      tags: ['content'],
      fields: [],
    },
    {
      name: 'Filtering',
      parent: 'All_Email',
      tags: ['filter'],
      fields: fields({
        text: 'filter_action signature signature_extra signature_id',
        number: 'filter_score',
      }),
    },
  ],
}
