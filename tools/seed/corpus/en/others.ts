import type { Cores } from '../book.ts'

/** Thanks, ideas, prospects and spam in English. */
export const englishOthers = {
  acknowledgement: {
    plain: [
      'You fixed my {card|transfer|login} problem in ten minutes',
      'Really good service at <branch>',
      'The new app is {so much faster|really good}',
      'My <amount> refund is in. Thank you for sorting it out',
      'The agent I spoke to <when> was very patient and clear',
      'New <card> arrived earlier than promised',
    ],
    bad: [],
    more: ['Keep it up.', 'Please pass it on to the team.'],
  },
  suggestion: {
    plain: [
      'It would be great if the app {had dark mode|grouped spending by category|were fully in English}',
      'Suggestion: {open <branch> on Saturdays|let us copy the <code>|send a reminder before the due date}',
      'Have you thought about {single-use virtual cards|a pause button for cards}?',
    ],
    bad: [],
    more: ['My other bank has it.', 'It would help expats a lot.'],
  },
  'lead.account': {
    plain: [
      "I'd like to open a <account>, {where do I start|can I do it online}?",
      "I'm not a customer yet but I'm interested in the <account>",
      'Just moved here and I need a bank account, what do you offer?',
      'Do you open accounts for remote workers?',
    ],
    bad: [],
    more: ['I live near <branch>.', 'A friend recommended you.'],
  },
  'lead.card': {
    plain: [
      'How do I apply for the <card>? Not a customer yet',
      'Looking for a credit card with travel points, what do you have?',
      'Interested in the <card>, could someone contact me?',
    ],
    bad: [],
    more: ['I earn around <big> a month.', 'Please write, do not call.'],
  },
  'lead.loan': {
    plain: [
      'I need a loan of <big>, what would I pay per month?',
      'Do you give mortgages to foreigners?',
      'What rate would I get on <big> over 36 months?',
    ],
    bad: [],
    more: ['I can prove my income.', 'Comparing a few banks.'],
  },
  'lead.insurance': {
    plain: [
      'Do you offer {car|home|travel} insurance? I would like a quote',
      'Can I buy travel insurance without being a customer? I leave in <few> weeks',
      'How much is health insurance for a family of <few>?',
    ],
    bad: [],
    more: ['My current policy ends soon.'],
  },
  spam: {
    plain: [
      'EARN $<mins>00 A DAY from home 💰 DM me, code <digits>',
      'Crypto signals with <mins>% accuracy 🚀 join now <digits>',
      'I recovered my hacked account thanks to this expert 👉 recover-<digits>.example',
      'Follow me and I follow back 🔥 #f4f <digits>',
      'Hello dear, I am a widow with {4|7|12} million to donate, write to trust<digits>@mail.example',
    ],
    bad: [],
    more: [],
  },
} satisfies Record<string, Cores>
