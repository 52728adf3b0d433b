import type { Cores } from '../book.ts'

/** Questions and requests in Brazilian Portuguese. */
export const portugueseAsked = {
  'query.product': {
    plain: [
      'Quais são os benefícios do cartão <card>?',
      'A <account> {rende alguma coisa|tem rendimento} ou é só pra receber salário?',
      'O <card> funciona {no exterior|pra compra online} ou precisa {liberar|ativar} antes?',
      'Qual a diferença da <account> pra uma conta comum?',
      'O cartão adicional usa o mesmo limite do titular?',
      'Vocês têm {CDB|poupança|conta em dólar}?',
    ],
    bad: [
      'Já perguntei três vezes o que o <card> oferece e cada um fala uma coisa. Qual é a certa?',
      'No site não dá pra entender nada da <account>. Alguém pode explicar direito?',
    ],
    more: ['Vou viajar mês que vem.', 'No site só tem o básico.', 'Recebi um e-mail da promoção, mas as regras não estão claras.'],
  },
  'query.branch_hours': {
    plain: [
      'Que horas {abre|fecha} a agência <branch>?',
      'A agência <branch> {abre no sábado|funciona no feriado}?',
      'Precisa agendar pra ser atendido na agência <branch>?',
      'Qual horário é mais tranquilo na agência <branch>?',
    ],
    bad: [
      'O site diz que a agência <branch> abre às 10, cheguei às 10 e estava fechada. Qual é o horário de verdade?',
      'Fui na <branch> à toa, fechada e sem aviso nenhum. Custa atualizar o horário?',
    ],
    more: ['Saio do trabalho às 18h.', 'É só pra usar o caixa.', 'Moro longe, não quero ir à toa.'],
  },
  'query.balance': {
    plain: [
      'Como vejo meu saldo sem entrar no app?',
      'Por que o saldo disponível está diferente do total?',
      'O depósito de <amount> que fizeram <when> já caiu?',
      'Quanto eu devo no cartão final <last4>?',
      'Onde vejo o extrato do ano passado?',
    ],
    bad: ['O app mostra um saldo e o caixa eletrônico outro. Acredito em quem?', 'Tem <amount> bloqueados e ninguém sabe me dizer o motivo'],
    more: ['Tenho o comprovante.', 'É a conta final <last4>.', 'Não quero pagar a mais.'],
  },
  'query.requirements': {
    plain: [
      'Quais documentos precisa pra {abrir a <account>|pedir o cartão <card>|fazer um <loan>}?',
      'Tem renda mínima pro cartão <card>?',
      'Sou MEI, consigo abrir conta?',
      'Vocês aceitam <bill> como comprovante de endereço? Está no nome da minha mãe',
      'Pra conta de menor, o que preciso levar?',
    ],
    bad: [
      'Fui duas vezes na agência <branch> e cada vez pediram um documento diferente. Dá pra decidir?',
      'Ninguém sabe me dizer o que precisa pro <loan>. Nem na agência, nem no telefone',
    ],
    more: ['Já sou cliente há cinco anos.', 'Se der pra fazer tudo online, melhor.', 'Não quero ir e faltar papel.'],
  },
  'query.fees': {
    plain: [
      'Quanto custa {sacar no exterior|a segunda via do cartão|uma remessa internacional}?',
      'Dá pra isentar <upkeep> da <account>?',
      'Qual é o <rate> do <loan>?',
      'Tem anuidade no cartão <card>?',
      'Se eu quitar o <loan> antes tem desconto nos juros?',
    ],
    bad: ['Em lugar nenhum do site diz quanto custa. Está escondido de propósito?', 'Falaram que era sem tarifa e apareceu <fee>. É de quê?'],
    more: ['Quero comparar antes de decidir.', 'Uso pouco a conta.'],
  },
  'request.card_block': {
    plain: [
      'Perdi meu cartão final <last4>, preciso bloquear',
      'Fui assaltado <when> e levaram minha carteira, como bloqueio o cartão?',
      'O caixa da agência <branch> engoliu meu cartão, vocês bloqueiam?',
      'Não acho meu cartão <card>, bloqueia por favor, só por garantia',
    ],
    bad: [
      '<mins> minutos na linha pra bloquear um cartão ROUBADO. Ninguém atende',
      'Pedi o bloqueio do <last4> <when> e acabou de passar uma compra de <amount>',
    ],
    more: ['Ainda não vi nenhuma compra estranha.', 'Estou fora do Brasil.'],
  },
  'request.card_replacement': {
    plain: [
      'Meu cartão vence este mês e o novo não chegou',
      'Preciso da segunda via do cartão <card>, o chip parou',
      'Posso retirar o cartão novo na agência <branch>?',
      'Pedi o cartão há <days>, quando chega?',
    ],
    bad: ['<days> esperando o cartão e só dizem que está a caminho', 'O entregador foi no endereço errado <few> vezes. Tá difícil, hein'],
    more: ['É o final <last4>.', 'Viajo no fim do mês.'],
  },
  'request.data_update': {
    plain: [
      'Troquei de celular e não recebo mais o token. Como atualizo?',
      'Como mudo meu {e-mail|endereço}? O app não deixa',
      'Meu sobrenome está errado no cadastro, como corrige?',
      'Mudei de emprego, precisa atualizar o cadastro?',
    ],
    bad: ['Já atualizei meu número <few> vezes e continua o antigo', 'Tenho que ir na agência pra trocar UM e-mail? Sério?'],
    more: ['Posso ir na agência <branch> qualquer dia.', 'O app é a versão <version>.'],
  },
  'request.statement': {
    plain: [
      'Preciso do extrato dos últimos três meses pra {um visto|o imposto de renda|o contador}',
      'Como baixo o extrato em PDF?',
      'Vocês mandam o informe de rendimentos por e-mail?',
      'Preciso do comprovante de um Pix de <amount> que fiz <when>',
    ],
    bad: ['Peço esse extrato faz <days> e mandam sempre o do mês errado', 'Querem cobrar <fee> por um papel que sai do sistema de vocês. Absurdo'],
    more: ['Preciso pra esta semana.', 'É da conta final <last4>.'],
  },
  'request.cancellation': {
    plain: [
      'Quero cancelar o cartão <card>. Como faço?',
      'Como encerro a <account>? Não uso mais',
      'Quero cancelar o seguro do cartão final <last4>',
      'Cancela por favor o débito automático da <merchant>',
    ],
    bad: ['Terceira vez que peço pra cancelar e me empurram oferta. NÃO QUERO', 'Cancelei o cartão e continuam cobrando. Como chama isso?'],
    more: ['Não tenho dívida.', 'Quero o comprovante por escrito.'],
  },
} satisfies Record<string, Cores>
