import * as contract from '@atalaya/shared/contract/staff.ts'
import * as workspace from '@atalaya/shared/contract/workspace.ts'
import type { Http } from '../../platform/http.ts'
import { authHeaders, passCookies } from '../auth/call-auth.ts'
import type { FrontDesk } from '../front-desk.ts'
import { listTeams } from '../teams/list-teams.ts'
import { saveTeam } from '../teams/save-team.ts'
import { readWorkspace } from '../workspace/read-workspace.ts'
import { saveWorkspace } from '../workspace/save-workspace.ts'
import { changeMe } from './change-me.ts'
import { changePerson } from './change-person.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { listPeople } from './list-people.ts'
import { listProfiles } from './list-profiles.ts'
import { reactivatePerson } from './reactivate-person.ts'
import { readMe } from './read-me.ts'

export function peopleRoutes(http: Http, desk: FrontDesk): void {
  const { platform, auth, change } = desk
  const { db } = platform
  http.handle(contract.readMe, async (_, caller, { request, reply }) => {
    const me = await readMe(db, caller)
    // Every page begins with this call: once a day it puts the end of the session off.
    const { headers } = await auth.api.getSession({ headers: authHeaders(request), returnHeaders: true })
    passCookies(reply, headers)
    return me
  })
  http.handle(contract.changeMe, async (input, caller) => {
    await change((tx) => changeMe(tx, caller, input))
    return readMe(db, caller)
  })
  http.handle(contract.listPeople, () => listPeople(db))
  http.handle(contract.changePerson, (input, caller) => change((tx) => changePerson(tx, caller, input)))
  http.handle(contract.deactivatePerson, ({ personId }, caller) => change((tx) => deactivatePerson(tx, caller, personId)))
  http.handle(contract.reactivatePerson, ({ personId }, caller) => change((tx) => reactivatePerson(tx, caller, personId)))
  http.handle(contract.listProfiles, () => listProfiles(db))
  http.handle(contract.listTeams, () => listTeams(db))
  http.handle(workspace.readWorkspace, () => readWorkspace(db))
  http.handle(workspace.saveWorkspace, (input, caller) => change((tx) => saveWorkspace(tx, caller, input)))
  http.handle(contract.saveTeam, (input, caller) => change((tx) => saveTeam(tx, caller, input)))
}
