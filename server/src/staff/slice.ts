import type { Slice } from '../platform/slice.ts'
import { openFrontDesk } from './front-desk.ts'
import { mailInvitation } from './invitations/invite-person.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { keyRoutes } from './keys/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { provisionStaff } from './provision-staff.ts'
import { mailReset } from './sign-in/ask-for-reset.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { sweepHourly } from './sweep-sign-ins.ts'

/**
 * People who work here: who they are, how they prove it, and what their profile lets them do; their teams, and the keys of integrators.
 * It knows nothing of contacts, conversations or cases: those slices ask a Caller for its permissions, scope and teams.
 */
export const staff: Slice = {
  name: 'staff',
  provision: provisionStaff,
  routes(http, platform) {
    const desk = openFrontDesk(platform)
    http.identify(desk.callers.identify)
    signInRoutes(http, desk)
    peopleRoutes(http, desk)
    invitationRoutes(http, desk)
    keyRoutes(http, desk)
  },
  jobs: [mailReset, mailInvitation],
  loops: [sweepHourly],
}
