/** The data model Risk. */
import type { DataModel } from '../data-model.ts'
import { fields, filled, filledNumber } from '../fields.ts'

export const risk: DataModel = {
  name: 'Risk',
  datasets: [
    {
      name: 'All_Risk',
      tags: [],
      constraint: 'index=risk',
      fields: fields({
        text: `
          creator dest normalized_risk_object risk_message risk_object_bunit risk_object_priority
          risk_rule_confidence risk_rule_impact savedsearch_description search_name src user`,
        texts: `
          analyticstories annotations annotations._all annotations.cis20 annotations.kill_chain_phases
          annotations.mitre_attack annotations.mitre_attack.mitre_tactic
          annotations.mitre_attack.mitre_tactic_id annotations.mitre_attack.mitre_technique
          annotations.mitre_attack.mitre_technique_id annotations.nist risk_object_category tag
          threat_object threat_object_type`,
        number: 'calculated_risk_score risk_modifier_count_combined',
        unknown: 'risk_object risk_object_type',
        others: [
          filledNumber('risk_score', { kind: 'zero' }),
          filled('description', {
            kind: 'firstOf',
            fields: ['description', 'savedsearch_description'],
            otherwise: 'unknown',
          }),
        ],
      }),
    },
  ],
}
