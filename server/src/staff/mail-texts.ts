import type { Mail } from '../platform/mail.ts'

type Text = Pick<Mail, 'subject' | 'text'>

interface Reset {
  name: string
  link: string
}
interface Invited extends Reset {
  workspaceName: string
  invitedBy: string | null
}

const RESET: Record<string, (reset: Reset) => Text> = {
  es: ({ name, link }) => ({
    subject: 'Elige una contraseña nueva',
    text: `Hola, ${name}:\n\nAlguien pidió cambiar tu contraseña de Atalaya. Si fuiste tú, elige una nueva aquí:\n\n${link}\n\nEl enlace sirve una sola vez y dura 30 minutos. Si no fuiste tú, no hagas nada: tu contraseña sigue igual.\n`,
  }),
  en: ({ name, link }) => ({
    subject: 'Choose a new password',
    text: `Hello ${name},\n\nSomeone asked to change your Atalaya password. If it was you, choose a new one here:\n\n${link}\n\nThe link works once and lasts 30 minutes. If it was not you, do nothing: your password stays as it is.\n`,
  }),
  pt: ({ name, link }) => ({
    subject: 'Escolha uma nova senha',
    text: `Olá, ${name}.\n\nAlguém pediu para mudar a sua senha do Atalaya. Se foi você, escolha uma nova aqui:\n\n${link}\n\nO link funciona uma só vez e dura 30 minutos. Se não foi você, não faça nada: a sua senha continua a mesma.\n`,
  }),
}

const INVITED: Record<string, (invited: Invited) => Text> = {
  es: ({ name, link, workspaceName, invitedBy }) => ({
    subject: `Te invitaron a ${workspaceName}`,
    text: `Hola, ${name}:\n\n${invitedBy ?? 'El equipo'} te invita a trabajar en ${workspaceName}. Elige tu contraseña y entra:\n\n${link}\n\nLa invitación dura 7 días.\n`,
  }),
  en: ({ name, link, workspaceName, invitedBy }) => ({
    subject: `You are invited to ${workspaceName}`,
    text: `Hello ${name},\n\n${invitedBy ?? 'The team'} invites you to work in ${workspaceName}. Choose your password and come in:\n\n${link}\n\nThe invitation lasts 7 days.\n`,
  }),
  pt: ({ name, link, workspaceName, invitedBy }) => ({
    subject: `Convite para ${workspaceName}`,
    text: `Olá, ${name}.\n\n${invitedBy ?? 'A equipe'} convida você para trabalhar em ${workspaceName}. Escolha a sua senha e entre:\n\n${link}\n\nO convite dura 7 dias.\n`,
  }),
}

/** The mail with the link to choose a new password, in the person's language. */
export const resetMail = (locale: string, reset: Reset): Text => (RESET[locale] ?? RESET.es!)(reset)
/** The mail with the link of an invitation, in the workspace's language. */
export const invitationMail = (locale: string, invited: Invited): Text => (INVITED[locale] ?? INVITED.es!)(invited)
