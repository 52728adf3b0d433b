import * as contract from '@atalaya/shared/contract/contacts.ts'
import { inTransaction } from '../platform/db.ts'
import type { Job } from '../platform/jobs.ts'
import type { Slice } from '../platform/slice.ts'
import { changeContact } from './change-contact.ts'
import { listCustomers } from './directory/list-customers.ts'
import { saveCustomer } from './directory/save-customer.ts'
import { accessImport, listImports } from './imports/access-import.ts'
import { previewImport } from './imports/preview-import.ts'
import { bringIn, runImport } from './imports/run-import.ts'
import { shapeImport } from './imports/shape-import.ts'
import { linkCustomer } from './link-customer.ts'
import { listContacts } from './list-contacts.ts'
import { readContact } from './read-contact.ts'

/**
 * Who writes to the company, and who of them is a customer: contacts with their identities, the company's directory of customers, and what
 * recognises one in the other. Does not know what was said or what is owed, beyond counting it.
 */
export const contacts: Slice = {
  name: 'contacts',
  jobs: [bringIn] as unknown as Job[],
  routes(http, platform) {
    const { db } = platform
    http.handle(contract.listContacts, (input) => listContacts(db, input))
    http.handle(contract.readContact, ({ contactId }, caller) => readContact(db, caller, contactId))
    http.handle(contract.changeContact, async (input, caller) => {
      await inTransaction(db, (tx) => changeContact(tx, caller, input))
      return readContact(db, caller, input.contactId)
    })
    http.handle(contract.linkCustomer, async (input, caller) => {
      await inTransaction(db, (tx) => linkCustomer(tx, caller, input))
      return readContact(db, caller, input.contactId)
    })
    http.handle(contract.listCustomers, (input) => listCustomers(db, input))
    http.handle(contract.saveCustomer, (input) => inTransaction(db, (tx) => saveCustomer(tx, input)))
    http.handle(contract.previewImport, async (input, caller) => {
      const preview = await previewImport(platform, caller, input)
      return { ...preview, import: shapeImport(preview.import, caller) }
    })
    http.handle(contract.listImports, async (_, caller) => (await listImports(db)).map((row) => shapeImport(row, caller)))
    http.handle(contract.readImport, async ({ importId }, caller) => shapeImport(await accessImport(db, importId), caller))
    http.handle(contract.runImport, async ({ importId }, caller) =>
      shapeImport(await inTransaction(db, (tx) => runImport(tx, caller, importId)), caller),
    )
  },
}
