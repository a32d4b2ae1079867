/** The data model Web. */
import type { DataModel } from '../data-model.ts'
import { computed, fields, filled, filledNumber, vendorProduct } from '../fields.ts'

export const web: DataModel = {
  name: 'Web',
  datasets: [
    {
      name: 'Web',
      tags: ['web'],
      fields: fields({
        text: `
          app category cim_entity_zone cookie dest_bunit dest_ip dest_priority site src_bunit src_ip
          src_priority uri_path uri_query user_bunit user_priority`,
        texts: 'dest_category src_category tag user_category',
        number: 'dest_port duration response_time',
        boolean: 'cached',
        unknown: 'action user',
        unknownOrDash: 'dest http_content_type http_method http_referrer http_user_agent src status url',
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
          filled(
            'http_referrer_domain',
            computed(
              'if(match(http_referrer,"^(?i)(?:https?|ftp)://"),replace(http_referrer,"^(?i)(?:https?|ftp)://(?:[^/@]*@)?([^/:?#]+).*$","\\1"),null())',
            ),
          ),
          filledNumber(
            'http_user_agent_length',
            computed('if(isnull(http_user_agent) OR http_user_agent="",7,len(http_user_agent))'),
          ),
          filled(
            'url_domain',
            computed(
              'if(match(url,"^(?i)(?:https?|ftp)://"),replace(url,"^(?i)(?:https?|ftp)://(?:[^/@]*@)?([^/:?#]+).*$","\\1"),null())',
            ),
          ),
          filledNumber('url_length', computed('if(isnull(url) OR url="",7,len(url))')),
          vendorProduct,
        ],
      }),
    },
    {
      name: 'Proxy',
      parent: 'Web',
      tags: ['proxy'],
      fields: [],
    },
    {
      name: 'Storage',
      parent: 'Web',
      tags: ['storage'],
      fields: fields({
        text: 'error_code operation storage_name',
      }),
    },
  ],
}
