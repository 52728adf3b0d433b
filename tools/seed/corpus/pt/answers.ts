import type { Answers } from '../answers.ts'

/** What the bank answers in Brazilian Portuguese. */
export const portugueseAnswers: Answers = {
  targeted: [
    [
      'detail',
      /nao foi isso|nao responde|ja li|site ja fala/,
      'desculpe a confusão. Pode contar com um pouco mais de detalhe o que você precisa? Vemos agora',
    ],
  ],
  inform: {
    'query.product': [
      'com o cartão <card> você acumula pontos em todas as compras e tem seguro viagem. Os detalhes estão em andara.example/cartoes',
      'a <account> não tem saldo mínimo e rende todo mês. Veja em andara.example/contas',
    ],
    'query.branch_hours': [
      'a agência <branch> atende de segunda a sexta, das 10h às 16h',
      'na <branch> o horário mais tranquilo é logo na abertura, às 10h',
    ],
    'query.balance': [
      'os pagamentos aparecem em até 24 horas. Para ver o detalhe da sua conta, chame a gente no privado',
      'a diferença costuma ser uma compra em processamento. Podemos conferir por mensagem direta',
    ],
    'query.requirements': [
      'você precisa de documento com foto, CPF, comprovante de endereço e de renda dos últimos três meses',
      'dá pra começar com RG e CPF em andara.example, sem ir à agência',
    ],
    'query.fees': [
      'entre contas Andara não tem custo, e o Pix é gratuito',
      'quitando antes você paga menos juros. Todas as tarifas estão em andara.example/tarifas',
    ],
    acknowledgement: ['que alegria ler isso! Vamos passar pra equipe', 'ficamos muito felizes em ajudar. Obrigado por contar'],
    suggestion: [
      'ótima ideia! Registramos com o número <digits> e já está com o time de produto',
      'obrigado por compartilhar. Passamos pra equipe do app',
    ],
    'lead.account': ['que bom ter você por aqui! Mande seu nome e telefone no privado e um consultor ajuda a abrir a conta'],
    'lead.card': ['obrigado pelo interesse no <card>. Mande no privado seu nome e o melhor horário'],
    'lead.loan': ['fazemos a simulação sim. Conte no privado o prazo que você quer e um telefone'],
    'lead.insurance': ['claro! Mande no privado seu nome e telefone e um especialista liga hoje'],
  },
  invite: {
    request: ['vamos ajudar. Chame no privado com seu nome completo e não compartilhe dados por aqui'],
    incident: [
      'sentimos muito. Conte no privado o horário e a mensagem que aparece, e a gente verifica',
      'obrigado por avisar. Chame a gente no privado pra ver o seu caso',
    ],
    complaint: [
      'entendemos a sua insatisfação e queremos resolver. Chame no privado com seu nome completo',
      'lamentamos a experiência. Mande uma mensagem direta e cuidamos já',
    ],
  },
  ask: [
    'obrigado por escrever. Pra localizar o caso, informe CPF, nome completo e os quatro últimos dígitos do produto',
    'estou verificando. Pode confirmar seu CPF e um telefone? Nunca pedimos senha',
  ],
  askContact: ['obrigado pelo interesse. Pode deixar seu nome completo e um telefone? Um consultor chama hoje'],
  detail: [
    'não tem custo e dá pra fazer pelo app. Leva de 24 a 48 horas e chega um e-mail de confirmação',
    'está registrado com o protocolo <case>; avisamos por aqui, não precisa ligar',
  ],
  solve: {
    'request.card_block': ['o cartão final <last4> já está bloqueado. O novo chega em 3 a 5 dias úteis'],
    'request.card_replacement': ['o cartão novo está a caminho, rastreio <digits>'],
    'request.data_update': ['seus dados foram atualizados e os códigos já chegam no número novo'],
    'request.statement': ['acabamos de enviar o documento pro e-mail cadastrado'],
    'request.cancellation': ['o cancelamento foi registrado com o protocolo <case>. O comprovante chega em 24 horas'],
    'incident.app': ['liberamos o seu acesso. Atualize o app e entre de novo, por favor'],
    'incident.web': ['seu usuário foi desbloqueado. Use a opção «Criar nova senha»'],
    'incident.atm': ['o caixa da <branch> fechou com sobra: <amount> entram hoje na sua conta'],
    'incident.card_declined': ['era um bloqueio preventivo e já foi retirado. Tente em 10 minutos'],
    'incident.transfer': ['o valor já foi creditado no destino, comprovante <digits>'],
    'complaint.charge': ['reclamação aceita: o estorno cai em até 48 horas, protocolo <case>'],
    'complaint.service': ['você tem razão e pedimos desculpas. O caso <case> está com um supervisor'],
    'complaint.delay': ['o caso <case> foi aprovado e sai amanhã. Desculpe a demora'],
    'complaint.fraud': ['bloqueamos a conta e os cartões e abrimos a investigação <case>'],
    'complaint.branch': ['levamos à gerência da <branch> e reservamos um horário preferencial, código <digits>'],
    'lead.account': ['um consultor liga hoje entre 15h e 18h'],
    'lead.card': ['você pode iniciar o pedido. Um consultor escreve hoje com os passos'],
    'lead.loan': ['um consultor envia hoje o valor da parcela e o <rate>'],
    'lead.insurance': ['a cotação chega hoje no seu e-mail'],
  },
  wait: ['seguimos verificando com a área responsável e avisamos por aqui', 'o caso <case> está com a equipe técnica. Hoje mesmo damos notícia'],
  calm: [
    'você tem razão e lamento muito. Já priorizei o caso <case> pra resolver hoje',
    'não devia ter acontecido. Um supervisor fala com você ainda hoje',
  ],
  goodbye: [
    '{imagina!|por nada!|foi um prazer!} {Estamos por aqui|Conte com a gente|Tenha um ótimo dia}{, <name>|}',
    '{obrigado por escrever|obrigado pela paciência|que bom que deu certo}{, <name>|}. {Um abraço|Até logo|Tenha um ótimo dia!}',
  ],
  greetings: ['Oi, <name>:', 'Olá, <name>,', 'Oi, <name>!'],
}
