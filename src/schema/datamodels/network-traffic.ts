/** The data model Network_Traffic. */
import type { DataModel } from '../data-model.ts'
import { computed, fields, filled, filledNumber, vendorProduct } from '../fields.ts'

export const networkTraffic: DataModel = {
  name: 'Network_Traffic',
  datasets: [
    {
      name: 'All_Traffic',
      tags: ['network', 'communicate'],
      fields: fields({
        text: `
          app cim_entity_zone dest_bunit dest_interface dest_ip dest_mac dest_priority dest_translated_ip
          dest_zone direction dvc_bunit dvc_ip dvc_mac dvc_priority dvc_zone flow_id icmp_code process_guid
          process_id protocol protocol_version session_id src_bunit src_interface src_ip src_mac
          src_priority src_translated_ip src_zone ssid tos user_bunit user_priority vendor_account`,
        texts: 'dest_category dvc_category src_category tag tcp_flag user_category vlan wifi',
        number: 'channel dest_translated_port duration icmp_type response_time src_translated_port ttl',
        unknown: 'action dest dvc rule src user',
        others: [
          filledNumber(
            'bytes',
            computed('if(isnum(bytes),bytes,if(isnum(bytes_in) AND isnum(bytes_out),bytes_in+bytes_out,null()))'),
          ),
          filledNumber(
            'bytes_in',
            computed('if(isnum(bytes_in),bytes_in,if(isnum(bytes) AND isnum(bytes_out),bytes-bytes_out,null()))'),
          ),
          filledNumber(
            'bytes_out',
            computed('if(isnum(bytes_out),bytes_out,if(isnum(bytes) AND isnum(bytes_in),bytes-bytes_in,null()))'),
          ),
          filledNumber('dest_port', { kind: 'zero' }),
          filledNumber(
            'packets',
            computed(
              'if(isnum(packets),packets,if(isnum(packets_in) AND isnum(packets_out),packets_in+packets_out,null()))',
            ),
          ),
          filledNumber(
            'packets_in',
            computed(
              'if(isnum(packets_in),packets_in,if(isnum(packets) AND isnum(packets_out),packets-packets_out,null()))',
            ),
          ),
          filledNumber(
            'packets_out',
            computed(
              'if(isnum(packets_out),packets_out,if(isnum(packets) AND isnum(packets_in),packets-packets_in,null()))',
            ),
          ),
          filled('src_port', { kind: 'zero' }),
          filled('transport', computed('if(isnull(transport) OR transport="","unknown",lower(transport))')),
          vendorProduct,
        ],
      }),
    },
    {
      name: 'Traffic_By_Action',
      parent: 'All_Traffic',
      tags: [],
      constraint: 'action=*',
      fields: [],
    },
    {
      name: 'Allowed_Traffic',
      parent: 'Traffic_By_Action',
      tags: [],
      constraint: 'action=allowed',
      fields: [],
    },
    {
      name: 'Blocked_Traffic',
      parent: 'Traffic_By_Action',
      tags: [],
      constraint: 'action=blocked',
      fields: [],
    },
  ],
}
