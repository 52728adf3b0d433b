/** What desks say every day: shortcut, name and text in the three languages. Nothing in them depends on the trade of the company. */
export const DEFAULT_TEMPLATES: readonly Record<'es' | 'en' | 'pt', [shortcut: string, name: string, text: string]>[] = [
  {
    es: ['hola', 'Saludo', 'Hola, {{contact.firstName}}. Soy {{agent.firstName}}. Gracias por escribirnos, ya estoy viendo tu mensaje.'],
    en: ['hello', 'Greeting', 'Hi {{contact.firstName}}, this is {{agent.firstName}}. Thanks for writing to us. I am looking at your message now.'],
    pt: ['ola', 'Saudação', 'Olá, {{contact.firstName}}. Aqui é {{agent.firstName}}. Obrigado por escrever, já estou vendo sua mensagem.'],
  },
  {
    es: [
      'privado',
      'Pasar a privado',
      'Hola, {{contact.firstName}}. Para cuidar tus datos, ¿nos escribes por mensaje privado? Así lo revisamos contigo.',
    ],
    en: [
      'private',
      'Continue in private',
      'Hi {{contact.firstName}}. To keep your details safe, could you send us a private message? We will look into it with you there.',
    ],
    pt: [
      'privado',
      'Continuar no privado',
      'Olá, {{contact.firstName}}. Para proteger seus dados, você pode nos enviar uma mensagem privada? Assim resolvemos com você.',
    ],
  },
  {
    es: [
      'datos',
      'Pedir datos',
      'Para ubicar tu caso, {{contact.firstName}}, envíanos por aquí tu nombre completo y tu número de cliente o de documento. Nunca te pediremos claves ni códigos.',
    ],
    en: [
      'details',
      'Ask for details',
      'To find your case, {{contact.firstName}}, please send us your full name and your customer or document number here. We will never ask for passwords or codes.',
    ],
    pt: [
      'dados',
      'Pedir dados',
      'Para localizar seu caso, {{contact.firstName}}, envie por aqui seu nome completo e seu número de cliente ou de documento. Nunca pediremos senhas nem códigos.',
    ],
  },
  {
    es: [
      'revisando',
      'En ello',
      'Gracias por la espera, {{contact.firstName}}. Seguimos con tu caso {{case.number}} y te avisamos en cuanto haya novedades.',
    ],
    en: [
      'working',
      'Working on it',
      'Thanks for your patience, {{contact.firstName}}. We are working on your case {{case.number}} and will tell you as soon as there is news.',
    ],
    pt: [
      'andamento',
      'Em andamento',
      'Obrigado pela espera, {{contact.firstName}}. Seguimos com seu caso {{case.number}} e avisamos assim que houver novidades.',
    ],
  },
  {
    es: ['resuelto', '¿Quedó resuelto?', '{{contact.firstName}}, ¿quedó resuelto lo que necesitabas o te ayudamos en algo más?'],
    en: ['solved', 'Is it solved?', '{{contact.firstName}}, is everything solved now, or can we help with anything else?'],
    pt: ['resolvido', 'Ficou resolvido?', '{{contact.firstName}}, ficou tudo resolvido ou podemos ajudar em algo mais?'],
  },
  {
    es: ['gracias', 'Agradecer', '¡Gracias por contárnoslo, {{contact.firstName}}! Se lo haremos llegar a todo el equipo.'],
    en: ['thanks', 'Thanks', 'Thank you for telling us, {{contact.firstName}}! We will pass it on to the whole team.'],
    pt: ['obrigado', 'Agradecer', 'Obrigado por nos contar, {{contact.firstName}}! Vamos repassar a toda a equipe.'],
  },
  {
    es: [
      'cierre',
      'Despedida',
      'Cerramos por ahora tu caso {{case.number}}, {{contact.firstName}}. Si vuelves a necesitarnos, responde por aquí y lo retomamos.',
    ],
    en: [
      'closing',
      'Closing',
      'We are closing your case {{case.number}} for now, {{contact.firstName}}. If you need us again, reply here and we will pick it up.',
    ],
    pt: [
      'encerramento',
      'Encerramento',
      'Por ora encerramos seu caso {{case.number}}, {{contact.firstName}}. Se precisar de nós de novo, responda por aqui e retomamos.',
    ],
  },
  {
    es: [
      'fraude',
      'Aviso de fraude',
      'Cuidado, {{contact.firstName}}: esa cuenta no es nuestra. No abras sus enlaces ni compartas claves o códigos. Si ya lo hiciste, cámbialos y escríbenos por privado ahora mismo.',
    ],
    en: [
      'fraud',
      'Fraud warning',
      'Careful, {{contact.firstName}}: that account is not ours. Do not open its links or share passwords or codes. If you already did, change them and send us a private message right away.',
    ],
    pt: [
      'fraude',
      'Alerta de fraude',
      'Cuidado, {{contact.firstName}}: essa conta não é nossa. Não abra os links dela nem compartilhe senhas ou códigos. Se já fez isso, troque tudo e nos escreva no privado agora mesmo.',
    ],
  },
]
