import type { FormField } from '../channel.ts'

const SECURITY = [
  { value: 'tls', label: { es: 'TLS', en: 'TLS', pt: 'TLS' } },
  { value: 'starttls', label: { es: 'STARTTLS', en: 'STARTTLS', pt: 'STARTTLS' } },
  { value: 'none', label: { es: 'Sin cifrar', en: 'Not encrypted', pt: 'Sem criptografia' } },
]

const text = (name: string, label: FormField['label'], more: Partial<FormField> = {}): FormField => ({
  name,
  kind: 'text',
  required: false,
  initial: '',
  label,
  ...more,
})
const secret = (name: string, label: FormField['label'], help?: FormField['label']): FormField => ({
  name,
  kind: 'secret',
  required: false,
  label,
  ...(help && { help }),
})
const port = (name: string, initial: number, label: FormField['label']): FormField => ({ name, kind: 'number', required: false, initial, label })
const same = (words: string): FormField['label'] => ({ es: words, en: words, pt: words })

const flag = (name: string, label: FormField['label'], help: FormField['label']): FormField => ({
  name,
  kind: 'switch',
  required: false,
  initial: false,
  label,
  help,
})
const lines = (name: string, label: FormField['label'], help?: FormField['label']): FormField => ({
  name,
  kind: 'lines',
  required: false,
  initial: '',
  label,
  ...(help && { help }),
})
const choice = (name: string, initial: string, label: FormField['label'], options: NonNullable<FormField['options']>): FormField => ({
  name,
  kind: 'select',
  required: false,
  initial,
  label,
  options,
})
const helped = (es: string, en: string, pt: string) => ({ help: { es, en, pt } })

const INCOMING: readonly FormField[] = [
  text(
    'imapHost',
    { es: 'Servidor IMAP', en: 'IMAP server', pt: 'Servidor IMAP' },
    helped(
      'Vacío si tu servidor nos entrega el correo por SMTP.',
      'Empty if your server hands mail to us by SMTP.',
      'Vazio se o seu servidor nos entrega o e-mail por SMTP.',
    ),
  ),
  port('imapPort', 993, { es: 'Puerto IMAP', en: 'IMAP port', pt: 'Porta IMAP' }),
  choice('imapSecurity', 'tls', { es: 'Cifrado IMAP', en: 'IMAP encryption', pt: 'Criptografia IMAP' }, SECURITY),
  text(
    'imapUser',
    { es: 'Usuario', en: 'User name', pt: 'Usuário' },
    helped('Si está vacío, la dirección.', 'The address when empty.', 'Se vazio, o endereço.'),
  ),
  secret('password', { es: 'Contraseña', en: 'Password', pt: 'Senha' }),
  lines(
    'folders',
    { es: 'Otras carpetas', en: 'Other folders', pt: 'Outras pastas' },
    { es: 'Además de la de entrada, una por línea.', en: 'Besides the inbox, one a line.', pt: 'Além da de entrada, uma por linha.' },
  ),
  choice('afterReading', 'nothing', { es: 'Después de leer', en: 'After reading', pt: 'Depois de ler' }, [
    { value: 'nothing', label: { es: 'Dejarlo como está', en: 'Leave it as it is', pt: 'Deixar como está' } },
    { value: 'seen', label: { es: 'Marcarlo como leído', en: 'Mark it as read', pt: 'Marcar como lido' } },
    { value: 'move', label: { es: 'Moverlo a una carpeta', en: 'Move it to a folder', pt: 'Mover para uma pasta' } },
  ]),
  text('moveTo', { es: 'Carpeta a la que se mueve', en: 'Folder to move it to', pt: 'Pasta para a qual se move' }),
  {
    name: 'initialDays',
    kind: 'number',
    required: false,
    initial: 0,
    label: { es: 'Días anteriores que se leen al conectar', en: 'Earlier days read when connecting', pt: 'Dias anteriores lidos ao conectar' },
    ...helped('0: solo lo que llegue desde ahora.', '0: only what arrives from now on.', '0: só o que chegar a partir de agora.'),
  },
]

const OUTGOING: readonly FormField[] = [
  text('smtpHost', { es: 'Servidor SMTP de salida', en: 'Outgoing SMTP server', pt: 'Servidor SMTP de saída' }),
  port('smtpPort', 587, { es: 'Puerto SMTP', en: 'SMTP port', pt: 'Porta SMTP' }),
  choice('smtpSecurity', 'starttls', { es: 'Cifrado SMTP', en: 'SMTP encryption', pt: 'Criptografia SMTP' }, SECURITY),
  text(
    'smtpUser',
    { es: 'Usuario SMTP', en: 'SMTP user name', pt: 'Usuário SMTP' },
    helped('Si está vacío, la dirección.', 'The address when empty.', 'Se vazio, o endereço.'),
  ),
  secret(
    'smtpPassword',
    { es: 'Contraseña SMTP', en: 'SMTP password', pt: 'Senha SMTP' },
    { es: 'Solo si es otra.', en: 'Only if it differs.', pt: 'Só se for outra.' },
  ),
  text(
    'sentFolder',
    { es: 'Carpeta de enviados', en: 'Sent folder', pt: 'Pasta de enviados' },
    helped('Vacía si tu servidor guarda solo la copia.', 'Empty if your server keeps the copy itself.', 'Vazia se o seu servidor já guarda a cópia.'),
  ),
  flag(
    'plusAddress',
    { es: 'El buzón acepta nombre+algo@dominio', en: 'The mailbox takes name+anything@domain', pt: 'A caixa aceita nome+algo@domínio' },
    {
      es: 'Las respuestas encuentran su conversación aunque pierdan las referencias.',
      en: 'Answers find their conversation even when they lose the references.',
      pt: 'As respostas encontram a conversa mesmo que percam as referências.',
    },
  ),
  text('bounceAddress', { es: 'Dirección para devoluciones', en: 'Address for delivery reports', pt: 'Endereço para devoluções' }),
  text(
    'dkimDomain',
    { es: 'Dominio DKIM', en: 'DKIM domain', pt: 'Domínio DKIM' },
    helped('Vacío si firma tu servidor.', 'Empty if your server signs.', 'Vazio se o seu servidor assina.'),
  ),
  text('dkimSelector', { es: 'Selector DKIM', en: 'DKIM selector', pt: 'Seletor DKIM' }),
]

const TRUST: readonly FormField[] = [
  lines('aliases', { es: 'Otras direcciones de esta cuenta', en: 'Other addresses of this account', pt: 'Outros endereços desta conta' }),
  lines(
    'forwarders',
    { es: 'Quién reenvía correos de clientes', en: 'Who forwards customers’ mail', pt: 'Quem encaminha e-mails de clientes' },
    {
      es: 'Direcciones o @dominio. De lo que reenvíen, el remitente será el cliente.',
      en: 'Addresses or @domain. What they forward counts as sent by the customer.',
      pt: 'Endereços ou @domínio. No que encaminharem, o remetente será o cliente.',
    },
  ),
  text(
    'authservId',
    { es: 'Servidor que comprueba la autenticidad', en: 'Server that checks authenticity', pt: 'Servidor que verifica a autenticidade' },
    helped(
      'El nombre que escribe en Authentication-Results, como mx.banco.example. Los demás no cuentan.',
      'The name it writes in Authentication-Results, like mx.bank.example. Others do not count.',
      'O nome que escreve em Authentication-Results, como mx.banco.example. Os demais não contam.',
    ),
  ),
]

const OAUTH: readonly FormField[] = [
  text('oauthTokenUrl', { es: 'Dirección de tokens (OAuth)', en: 'Token address (OAuth)', pt: 'Endereço de tokens (OAuth)' }),
  text('oauthClientId', same('Client ID')),
  secret('clientSecret', same('Client Secret')),
  secret('accessToken', { es: 'Token de acceso', en: 'Access token', pt: 'Token de acesso' }),
  secret('refreshToken', { es: 'Token de renovación', en: 'Refresh token', pt: 'Token de renovação' }),
]

/** What an administrator fills in to connect a mailbox. */
export const FORM: readonly FormField[] = [
  { name: 'address', kind: 'text', required: true, label: { es: 'Dirección de correo', en: 'Mail address', pt: 'Endereço de e-mail' } },
  text('fromName', { es: 'Nombre del remitente', en: 'Sender name', pt: 'Nome do remetente' }),
  ...INCOMING,
  ...OUTGOING,
  ...TRUST,
  ...OAUTH,
]
