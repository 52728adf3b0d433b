import { addMailbox } from './world/mailboxes.ts'
import type { MailWorld } from './world/world.ts'

/** A brand's mailbox with a fixed password, and a few customers, one of whom is away. */
export function seedDemo(world: MailWorld): void {
  addMailbox(world, { address: 'ayuda@bancomirador.example', name: 'Banco Mirador', password: 'demo-password' })
  addMailbox(world, { address: 'lucia.quispe@correo.example', name: 'Lucía Quispe' })
  addMailbox(world, { address: 'mateo.rodriguez@correo.example', name: 'Mateo Rodríguez' })
  addMailbox(world, { address: 'bia.carvalho@correio.example', name: 'Beatriz Carvalho' })
  addMailbox(world, {
    address: 'helen.wu@mail.example',
    name: 'Helen Wu',
    autoReply: { text: 'I am away until Monday and will read your mail then.', rude: false },
  })
}
