/** The data model Identity_Management. */
import type { DataModel } from '../data-model.ts'
import { fields } from '../fields.ts'

export const identityManagement: DataModel = {
  name: 'Identity_Management',
  datasets: [
    {
      name: 'All_Identities',
      tags: [],
      constraint: 'index=identities',
      fields: fields({
        text: `
          bunit category email endDate first identity identity_id last managedBy nick phone prefix priority
          startDate suffix watchlist work_city work_country`,
      }),
    },
  ],
}
