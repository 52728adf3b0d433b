import type { Cores } from '../book.ts'

/** What does not work, and complaints, in Brazilian Portuguese. */
export const portugueseTroubled = {
  'incident.app': {
    plain: [
      'O app {trava na abertura|fecha sozinho|não carrega} desde <since>',
      'Não consigo entrar no app, dá erro <error>',
      'Atualizei pra versão <version> e {não abre mais|não reconhece meu rosto}',
      'O app não deixa eu {pagar boleto|fazer Pix|ver o extrato}',
    ],
    bad: [
      'App fora do ar de novo. {Bem no dia do pagamento|Todo mês é isso}',
      '<mins> minutos tentando entrar no app. {Impossível|Desisto}',
      'Parabéns pela versão <version>, conseguiram piorar 👏',
    ],
    more: ['Já desinstalei e instalei de novo.', 'No wifi e no 4G é igual.', 'Versão <version>.'],
  },
  'incident.web': {
    plain: [
      'O internet banking dá erro <error> {no login|na hora de confirmar}',
      'O site está em branco desde <since>',
      'Não chega o e-mail pra recuperar a senha',
      'Não consigo anexar os documentos no formulário do site',
    ],
    bad: ['O site caiu bem na confirmação de um pagamento de <amount>. Foi ou não foi?', 'Que site lento, pelo amor. Parece internet discada'],
    more: ['Testei em dois navegadores.', 'Limpei o cache e nada.'],
  },
  'incident.atm': {
    plain: [
      'O caixa da agência <branch> não soltou o dinheiro e debitou <amount>',
      'O caixa eletrônico da <branch> ficou com meu cartão',
      'Depositei <amount> na <branch> e não caiu',
      'Os caixas da agência <branch> estão fora do ar',
    ],
    bad: [
      'Debitou <amount>, não saiu uma nota e o telefone de ajuda não existe. Quero meu dinheiro',
      'Nenhum caixa funcionando na <branch>. Nenhum. Em dia de pagamento',
    ],
    more: ['Tenho o comprovante.', 'Foi às <hour>.'],
  },
  'incident.card_declined': {
    plain: [
      'Meu cartão final <last4> está sendo recusado e tem limite',
      'Por que recusaram a compra de <amount> na <merchant>?',
      'O cartão <card> não passa {no exterior|por aproximação|em lugar nenhum}',
      'Compra recusada, mas chegou o SMS cobrando <amount>',
    ],
    bad: [
      'Que vergonha, cartão recusado na <merchant> com fila atrás e dinheiro na conta',
      'Viajando, com o cartão bloqueado «por segurança» e ninguém atende',
    ],
    more: ['Já tentei com chip e por aproximação.', 'No app aparece ativo.'],
  },
  'incident.transfer': {
    plain: [
      'Fiz um Pix de <amount> <when> e não chegou',
      'O Pix está «em processamento» desde <since>',
      'Debitaram <amount> de um Pix que deu erro',
      'Mandei um Pix pra chave errada, dá pra devolver?',
      'O pagamento do boleto de <amount> saiu duas vezes',
    ],
    bad: [
      'Pix de <amount> em processamento há <days>. Não era instantâneo?',
      'O dinheiro saiu da minha conta, não chegou em lugar nenhum e pra vocês está tudo certo',
    ],
    more: ['Comprovante <digits>.', 'A pessoa já conferiu e não recebeu.'],
  },
  'complaint.charge': {
    plain: [
      'Cobraram <fee> de tarifa numa conta que é gratuita',
      'Apareceu um seguro de <fee> que eu nunca contratei',
      'Cobrança em dobro de <amount> na <merchant>, quero estorno',
      'Prometeram estornar <amount> em 48 horas e já faz <days>',
    ],
    bad: ['Mais uma cobrança de <amount> que não autorizei. É um roubo', 'Obrigado pela taxa surpresa de <fee>, era o que faltava 👏'],
    more: ['Tenho print de tudo.', 'Está na fatura deste mês.', 'Vou reclamar n<regulator>.'],
  },
  'complaint.service': {
    plain: [
      'Ligo, espero <mins> minutos e a ligação cai',
      'O chat responde coisas que não têm nada a ver',
      'Já expliquei pra <few> pessoas e ninguém resolve',
      'O atendente desligou na minha cara',
    ],
    bad: ['O pior atendimento que já tive, {disparado|de longe}', 'Adorei conversar <mins> minutos com o robô. Zero solução 👏'],
    more: ['Quero falar com um supervisor.', 'Sou cliente há dez anos.'],
  },
  'complaint.delay': {
    plain: [
      'Abri a reclamação <case> há <days> e nada',
      'Disseram que o <loan> saía em 48 horas, já faz <days>',
      'Continuo esperando o estorno de <amount>. Faz <days>',
    ],
    bad: ['Se eu atraso um dia pago juros. Vocês atrasam <days> e tudo bem?', '«Estamos analisando» há <days>. Analisando o quê?'],
    more: ['Ninguém retorna a ligação.', 'Ninguém me dá um prazo.'],
  },
  'complaint.fraud': {
    plain: [
      'Tem <few> compras na <merchant> que não fui eu, dá <amount>',
      'Fizeram um Pix de <big> da minha conta pra um desconhecido',
      'Me ligaram dizendo que eram do banco e depois sumiram <amount>',
      'Clonaram meu cartão, tem compra em cidade que nunca fui',
    ],
    bad: ['Roubaram <big> da minha conta e só me mandam esperar. Esperar o quê?', 'Como aprovam um Pix de <big> às 3 da manhã sem avisar?'],
    more: ['Já fiz o boletim de ocorrência.', 'Nunca passei minha senha.'],
  },
  'complaint.branch': {
    plain: [
      '<mins> minutos de fila na agência <branch> e um caixa só',
      'Tinha hora marcada na <branch> e me atenderam <mins> minutos depois',
      'Na agência <branch> me jogaram de mesa em mesa e não resolveram nada',
    ],
    bad: [
      'Duas horas na <branch> pra ouvir que é pelo app. O app que não funciona',
      '<branch>: cinco guichês, um aberto, quarenta pessoas. Parabéns',
    ],
    more: ['Foi <when>, às <hour>.', 'Perdi a manhã de trabalho.'],
  },
} satisfies Record<string, Cores>
