import type { Cores } from '../book.ts'

/** Thanks, ideas, prospects and spam in Brazilian Portuguese. */
export const portugueseOthers = {
  acknowledgement: {
    plain: [
      'Resolveram meu problema {do cartão|do Pix|da senha} em dez minutos',
      'Atendimento muito bom na agência <branch>',
      'O app novo ficou {ótimo|bem mais rápido}',
      'Meu estorno de <amount> caiu, obrigado',
      'A moça que me atendeu <when> foi muito atenciosa',
      'O cartão <card> chegou antes do prazo',
    ],
    bad: [],
    more: ['Continuem assim.', 'Parabéns pra equipe.'],
  },
  suggestion: {
    plain: [
      'Seria legal se o app {tivesse modo escuro|separasse os gastos por categoria|avisasse antes do vencimento}',
      'Sugestão: {abram a agência <branch> no sábado|deixem copiar o token|coloquem mais caixas na <branch>}',
      'Já pensaram em {cartão virtual descartável|um botão pra pausar o cartão}?',
    ],
    bad: [],
    more: ['Outros bancos já têm.', 'Ia ajudar muito.'],
  },
  'lead.account': {
    plain: [
      'Quero abrir uma <account>, dá pra fazer online?',
      'Ainda não sou cliente, tenho interesse na <account>',
      'Vocês abrem conta pra MEI?',
      'Me indicaram a <account> sem tarifa, como abro?',
    ],
    bad: [],
    more: ['Moro perto da <branch>.', 'Uma amiga me indicou.'],
  },
  'lead.card': {
    plain: [
      'Como peço o cartão <card>? Não sou cliente',
      'Procuro cartão {com milhas|sem anuidade}, o que vocês têm?',
      'Tenho interesse no <card>, podem me chamar?',
    ],
    bad: [],
    more: ['Ganho uns <big> por mês.', 'Prefiro por mensagem.'],
  },
  'lead.loan': {
    plain: [
      'Preciso de um empréstimo de <big>, quanto fica a parcela?',
      'Vocês fazem financiamento {de carro|imobiliário} pra não cliente?',
      'Qual a taxa pra <big> em 36 vezes?',
    ],
    bad: [],
    more: ['Consigo comprovar renda.', 'Sou autônomo.'],
  },
  'lead.insurance': {
    plain: [
      'Vocês têm seguro {de carro|residencial|viagem}? Queria cotar',
      'Quanto custa um seguro de vida pra mim e minha esposa?',
      'Dá pra contratar seguro viagem sem ser cliente?',
    ],
    bad: [],
    more: ['O meu vence logo.'],
  },
  spam: {
    plain: [
      'GANHE R$ <mins>0 POR DIA sem sair de casa 💰 chama no privado <digits>',
      'Robô de apostas com <mins>% de acerto 🚀 grupo <digits>',
      'Segue que eu sigo de volta 🔥 #sdv <digits>',
      'Limpo seu nome em 24h, código <digits> 👉 nomelimpo-<digits>.example',
      'Vendo seguidores reais, catálogo <digits> 📦',
    ],
    bad: [],
    more: [],
  },
} satisfies Record<string, Cores>
