/** The data model Interprocess_Messaging. */
import type { DataModel } from '../data-model.ts'
import { fields } from '../fields.ts'

export const interprocessMessaging: DataModel = {
  name: 'Interprocess_Messaging',
  datasets: [
    {
      name: 'All_Messaging',
      tags: ['messaging'],
      fields: fields({
        text: `
          dest_bunit dest_priority endpoint endpoint_version message message_consumed_time
          message_correlation_id message_delivered_time message_delivery_mode message_expiration_time
          message_id message_priority message_received_time message_reply_dest message_type payload
          payload_type request_payload request_payload_type request_sent_time response_code
          response_payload_type response_received_time return_message rpc_protocol`,
        texts: 'dest_category message_properties parameters tag',
        number: 'duration response_time',
        boolean: 'message_redelivered status',
        unknown: 'dest',
      }),
    },
  ],
}
