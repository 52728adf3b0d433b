import * as contract from '@atalaya/shared/contract/taxonomy.ts'
import { inTransaction } from '../platform/db.ts'
import type { Slice } from '../platform/slice.ts'
import { countTemplateUse } from './count-template-use.ts'
import { listTemplates } from './list-templates.ts'
import { provisionTemplates } from './provision-templates.ts'
import { saveTemplate } from './save-template.ts'

/** What the company knows how to say: templates for replies. It does not know to whom they are sent, nor fill in their blanks: the desk does. */
export const knowledge: Slice = {
  name: 'knowledge',
  provision: provisionTemplates,
  reactions: () => ({
    'message.queued': async (tx, { data }) => {
      if (data.templateId) await countTemplateUse(tx, data.templateId)
    },
  }),
  routes(http, { db }) {
    http.handle(contract.listTemplates, () => listTemplates(db))
    http.handle(contract.saveTemplate, (input, caller) => inTransaction(db, (tx) => saveTemplate(tx, caller, input)))
  },
}
