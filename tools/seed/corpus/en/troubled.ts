import type { Cores } from '../book.ts'

/** What does not work, and complaints, in English. */
export const englishTroubled = {
  'incident.app': {
    plain: [
      'The app has been {crashing|stuck loading|logging me out} since <since>',
      "I can't log in to the app, error <error>",
      'Updated to <version> and now {it will not open|Face recognition fails|it asks me to register again}',
      'New phone and the app will not let me activate the <code>',
    ],
    bad: [
      'App down again. {Right on payday|Every single month}',
      '<mins> minutes trying to get into the app. {Useless|I give up}',
      'Great update, <version>. It crashes faster than ever 👏',
    ],
    more: ['Already reinstalled it.', 'Same on wifi and mobile data.', 'Version <version>.'],
  },
  'incident.web': {
    plain: [
      'Online banking gives me error <error> {at login|when I confirm a payment}',
      'The website has been blank since <since>',
      'I never get the password reset email',
      'I cannot upload my documents on your form',
    ],
    bad: ['The site went down while confirming a <amount> payment. Did it go through or not?', 'Is your website running on a toaster? Nothing loads'],
    more: ['Tried two browsers.', 'Cleared the cache, same thing.'],
  },
  'incident.atm': {
    plain: [
      'The ATM at <branch> did not give me the cash but charged <amount>',
      'The ATM at <branch> kept my card',
      'I deposited <amount> at <branch> and it does not show',
      'Both ATMs at <branch> are out of order',
    ],
    bad: ['ATM debited <amount>, gave me nothing, and the help number printed on it does not exist', 'Not one working ATM around <branch>. Not one'],
    more: ['I kept the receipt.', 'It was around <hour>.'],
  },
  'incident.card_declined': {
    plain: [
      'My card ending in <last4> is declined {everywhere|online} and I have funds',
      'Why was a <amount> payment at <merchant> declined?',
      'My <card> does not work abroad, can you enable it?',
      'Payment declined, but I got a text saying I was charged <amount>',
    ],
    bad: [
      'Embarrassing: card declined at <merchant> with a full queue behind me and plenty of money in it',
      'Stuck abroad with a blocked card and nobody picks up',
    ],
    more: ['Chip and contactless both fail.', 'The app says it is active.'],
  },
  'incident.transfer': {
    plain: [
      'I sent <amount> <when> and it has not arrived',
      'A transfer has been "processing" since <since>',
      'I was debited <amount> for a transfer that failed',
      'A transfer of <amount> went out twice',
      'I typed the wrong account number, can it be reversed?',
    ],
    bad: [
      '<amount> left my account, reached nobody, and you say "all is in order"',
      'My rent money has been in limbo for <days>. Does anyone work there?',
    ],
    more: ['Reference <digits>.', 'The other bank sees nothing.'],
  },
  'complaint.charge': {
    plain: [
      'You charged me <fee> for <upkeep> on a free account',
      "There's a <fee> insurance I never signed up for",
      'Double charge of <amount> at <merchant>, I want it reversed',
      'You promised to refund <amount> in 48 hours. It has been <days>',
    ],
    bad: ['Another <amount> charge I never authorised. This is daylight robbery', 'Thanks for the surprise <fee> fee, it really made my week 👏'],
    more: ['I have screenshots.', "It's on this month's <statement>."],
  },
  'complaint.service': {
    plain: [
      'I wait <mins> minutes on the phone and then the call drops',
      'The chat answers with things that have nothing to do with my question',
      'I have explained my case to <few> people and nobody solves it',
      'Your agent hung up on me',
    ],
    bad: ['Worst customer service I have ever had, {hands down|no contest}', 'Lovely chat with your robot. <mins> minutes, zero answers'],
    more: ['I want to talk to a supervisor.', 'Ten years as a customer.'],
  },
  'complaint.delay': {
    plain: [
      'I filed claim <case> <days> ago and still no answer',
      'The loan was "48 hours". It has been <days>',
      'Still waiting for my <amount> refund after <days>',
    ],
    bad: ['If I am one day late you charge me. You are <days> late and nothing happens', '"We are looking into it" for <days> now. Looking where?'],
    more: ['I kept every email.', 'Nobody gives me a date.'],
  },
  'complaint.fraud': {
    plain: [
      'There are <few> charges at <merchant> that are not mine, <amount> in total',
      'Someone transferred <big> out of my account',
      'I got a call from "the bank" with all my data and then <amount> was gone',
      'My card was cloned, there are purchases in a city I have never been to',
    ],
    bad: [
      '<big> stolen from my account and all I get is "please wait". Wait for what?',
      'You approved a <big> transfer at 3 am without a single alert. How?',
    ],
    more: ['I filed a police report.', 'I never shared my password.'],
  },
  'complaint.branch': {
    plain: [
      '<mins> minutes in line at <branch> with one teller open',
      'I had an appointment at <branch> and was seen <mins> minutes late',
      'At <branch> they sent me from desk to desk and solved nothing',
    ],
    bad: ['Two hours at <branch> to be told "do it in the app". The app that does not work', '<branch>: five windows, one open, forty people. Art'],
    more: ['It was <when> around <hour>.', 'I had to take time off work.'],
  },
} satisfies Record<string, Cores>
