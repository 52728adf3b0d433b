import type { Cores } from '../book.ts'

/** Questions and requests in English. */
export const englishAsked = {
  'query.product': {
    plain: [
      'What perks does the <card> {come with|include}?',
      'Does the <account> {pay any interest|earn interest}?',
      'Can I use the <card> {abroad|for online purchases} or do I have to {enable it|activate something} first?',
      "What's the difference between the <account> and a regular savings account?",
      'Do you {offer|have} {US dollar accounts|fixed deposits in dollars}?',
      'Does an additional card share my credit line?',
    ],
    bad: [
      'Asked three people about the <card> benefits and got three different answers. Which one is right?',
      'Your website says nothing useful about the <account>. {Do you even want customers|How is anyone supposed to choose}?',
    ],
    more: ["I'm travelling next month.", 'The website only has the basics.', 'I got an email about it but the terms were not clear.'],
  },
  'query.branch_hours': {
    plain: [
      'What time does the <branch> branch {open|close} {on Saturdays|today|this week}?',
      'Is the <branch> branch open {on the holiday|this Saturday}?',
      'Do I need an appointment {at|for} the <branch> branch?',
      'Is there anyone at the <branch> branch who speaks English?',
    ],
    bad: [
      'Your site says <branch> opens at 9. I was there at 9. It was closed. What are the real hours?',
      'Third time I find <branch> closed during opening hours. Can someone explain?',
    ],
    more: ['I work until 6.', 'I only need the teller.', "I'd rather not go for nothing."],
  },
  'query.balance': {
    plain: [
      'How do I check my balance without the app?',
      'Why is my available balance lower than my actual balance?',
      'Has the <amount> deposit from <when> gone through yet?',
      'How much do I owe on the card ending in <last4>?',
      'Where can I see transactions from last year?',
    ],
    bad: [
      'The app and the ATM show two different balances. Which one do I trust?',
      '<amount> has been on hold since <since> and nobody can tell me why',
    ],
    more: ["I've got the receipt.", 'Account ends in <last4>.', "I don't want to overpay."],
  },
  'query.requirements': {
    plain: [
      'What {documents|paperwork} do I need to open a <account> as a foreigner?',
      'Is there a minimum income for the <card>?',
      'Can I open an account with just my passport?',
      'Do you accept a <bill> as proof of address?',
      'What do I need to apply for a <loan>?',
    ],
    bad: [
      'Went to <branch> twice and was asked for different documents each time. What do you actually need?',
      'The website says passport only, the branch says otherwise. Please make up your minds',
    ],
    more: ['I have a residence permit.', "I've been here for two years.", 'If it can all be done online, even better.'],
  },
  'query.fees': {
    plain: [
      "How much do you charge for {an international transfer|withdrawing abroad|another bank's ATM}?",
      'Is <upkeep> waived if {my salary goes there|I use the card every month}?',
      'What is the <rate> on the <card>?',
      'Is there a penalty for paying off the <loan> early?',
      "What's your exchange rate for dollars today?",
    ],
    bad: [
      'Nowhere on your site does it say what a transfer costs. Is that on purpose?',
      'I was told "no fees" and there is a <fee> charge. What is it for?',
    ],
    more: ['Comparing before I decide.', 'I send money home every month.'],
  },
  'request.card_block': {
    plain: [
      'I lost my card ending in <last4>, please block it',
      'My {wallet|bag} was stolen <when>, how do I block my card?',
      'I left my card in the ATM at <branch>, can you block it?',
      "Can't find my <card>, please freeze it {just in case|for now}",
    ],
    bad: [
      "I've been on hold for <mins> minutes trying to block a STOLEN card",
      'Asked you to block card <last4> <when> and it just went through for <amount>',
    ],
    more: ["I'm abroad right now.", 'No strange charges so far.'],
  },
  'request.card_replacement': {
    plain: [
      'My card expires this month and the new one has not arrived',
      'I need a replacement for my <card>, the chip is dead',
      'Can I pick up my new card at <branch> instead?',
      'How long does a replacement card take?',
    ],
    bad: [
      'It\'s been <days> and still no replacement card. Every time it\'s "on its way"',
      'The courier went to the wrong address <few> times. It is not that hard',
    ],
    more: ['Card ending in <last4>.', 'I fly out at the end of the month.'],
  },
  'request.data_update': {
    plain: [
      'I changed my phone number and no longer get the <code>. How do I update it?',
      'How do I change my {email|address}? The app does not let me',
      'I renewed my passport, can I send you the new one here?',
      'My last name is misspelled on the account, please fix it',
    ],
    bad: ['<few> times I have updated my number and it still shows the old one', 'I have to queue at a branch to change ONE email address? Really?'],
    more: ['I can go to <branch> any afternoon.', 'App version <version>.'],
  },
  'request.statement': {
    plain: [
      'I need my <statement>s for the last three months for a visa',
      'How do I download my <statement> as a PDF?',
      'Can I get a balance certificate in English?',
      'I need proof of a <amount> transfer I made <when>',
    ],
    bad: [
      'Been asking for a simple <statement> since <since>. How hard can it be?',
      '<fee> for a document that your own system prints. Unbelievable',
    ],
    more: ['I need it this week.', 'Account ending in <last4>.'],
  },
  'request.cancellation': {
    plain: [
      'I want to cancel my <card>. What do I need to do?',
      'How do I close my <account>? I am moving abroad',
      'Please cancel the insurance attached to card <last4>',
      'Please stop the automatic payment to <merchant>',
    ],
    bad: [
      'Third time I ask to cancel and I get another "special offer". I do NOT want an offer',
      'Cancelled the <card> and you are still charging me. What do you call that?',
    ],
    more: ['Balance is zero.', "I'd like written confirmation."],
  },
} satisfies Record<string, Cores>
