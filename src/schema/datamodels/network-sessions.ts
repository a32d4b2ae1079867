/** The data model Network_Sessions. */
import type { DataModel } from '../data-model.ts'
import { computed, fields, filled, vendorProduct } from '../fields.ts'

export const networkSessions: DataModel = {
  name: 'Network_Sessions',
  datasets: [
    {
      name: 'All_Sessions',
      tags: ['network', 'session'],
      fields: fields({
        text: `
          action cim_entity_zone dest_bunit dest_priority dvc signature signature_id src_bunit src_dns
          src_ip src_mac src_nt_host src_priority user_bunit user_priority`,
        texts: 'dest_category src_category tag user_category',
        number: 'duration response_time',
        unknown: 'dest_dns dest_nt_host user',
        others: [
          filled(
            'dest_ip',
            computed('case(like(source,"stream%"),yiaddr,isnull(dest_ip) OR dest_ip="","unknown",true(),dest_ip)'),
          ),
          filled(
            'dest_mac',
            computed('case(like(source,"stream%"),chaddr,isnull(dest_mac) OR dest_mac="","unknown",true(),dest_mac)'),
          ),
          vendorProduct,
        ],
      }),
    },
    {
      name: 'Session_Start',
      parent: 'All_Sessions',
      tags: ['start'],
      fields: [],
    },
    {
      name: 'Session_End',
      parent: 'All_Sessions',
      tags: ['end'],
      fields: [],
    },
    {
      name: 'DHCP',
      parent: 'All_Sessions',
      tags: ['dhcp'],
      fields: fields({
        text: 'lease_scope',
        number: 'lease_duration',
      }),
    },
    {
      name: 'VPN',
      parent: 'All_Sessions',
      tags: ['vpn'],
      fields: [],
    },
  ],
}
