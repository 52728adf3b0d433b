import type { Answers } from '../answers.ts'

/** What the bank answers in English. */
export const englishAnswers: Answers = {
  targeted: [
    [
      'detail',
      /not what i asked|answer my question|already read|your site/,
      'sorry for the mix-up. Could you tell us a little more about what you need? We will look right away',
    ],
  ],
  inform: {
    'query.product': [
      'the <card> earns points on every purchase and includes travel insurance. Full details at andara.example/cards',
      'the <account> has no minimum balance and pays interest monthly. See andara.example/accounts',
    ],
    'query.branch_hours': [
      '<branch> is open Monday to Friday 9:00 to 17:00 and Saturday 9:00 to 13:00. No appointment needed',
      'the teller at <branch> closes at 16:30. Mornings are the quietest',
    ],
    'query.balance': [
      'payments show within 24 hours. For the details of your account, please send us a direct message',
      'a difference is usually a purchase still being processed. Happy to check in private',
    ],
    'query.requirements': [
      'you need <theDocument>, proof of address and proof of income for the last three months',
      'a valid passport and proof of address are enough to start at any branch',
    ],
    'query.fees': [
      'transfers between Andara accounts are free; to other banks <fee> at the teller and free in the app',
      'there is no penalty for paying early. All fees are at andara.example/fees',
    ],
    acknowledgement: ['thank you so much, this made our day! We will pass it on to the team', 'so glad we could help. Thank you for telling us'],
    suggestion: [
      'great idea, it is now with the product team as request <digits>',
      'thanks for taking the time. We have shared it with the team that builds the app',
    ],
    'lead.account': ['great to hear! Send us your name and a phone number by direct message and an advisor will help you open it'],
    'lead.card': ['thanks for your interest in the <card>. Send us your name and a good time by direct message'],
    'lead.loan': ['happy to run the numbers. Tell us the term you have in mind and a phone number by direct message'],
    'lead.insurance': ['of course. Send us your name and phone in private and a specialist will call you today'],
  },
  invite: {
    request: ['happy to help. Please send us a direct message with your full name and do not share data here'],
    incident: [
      'sorry about this. Please send us a direct message with the time and the error you see',
      'thanks for the heads-up. Could you message us directly so we can look into it?',
    ],
    complaint: [
      'we understand and want to fix this. Please send us a direct message with your full name',
      'so sorry about this experience. Message us directly and we will take it from there',
    ],
  },
  ask: [
    'thanks for writing. Please tell us your ID number, full name and the last four digits of the product',
    'looking into it. Could you confirm your ID and a phone number? We never ask for passwords',
  ],
  askContact: ['thanks for your interest. Could you leave your full name and a phone number? An advisor will contact you today'],
  detail: [
    'there is no cost and you can do it in the app. It takes 24 to 48 hours and you will get an email',
    'it is registered under <case>; we will update you here, no need to call',
  ],
  solve: {
    'request.card_block': ['the card ending in <last4> is now blocked. The new one arrives in 3 to 5 working days'],
    'request.card_replacement': ['your new card is on its way, tracking number <digits>'],
    'request.data_update': ['your details are updated. Codes will reach the new number from now on'],
    'request.statement': ['we have just sent the document to your registered email'],
    'request.cancellation': ['the cancellation is registered under <case>. You will get written confirmation within 24 hours'],
    'incident.app': ['we reset your access. Please update the app and sign in again'],
    'incident.web': ['your user is unlocked. Choose "New password" and you are set'],
    'incident.atm': ['the ATM at <branch> shows a surplus: <amount> will be credited today'],
    'incident.card_declined': ['it was a preventive block and it is lifted. Please try again in 10 minutes'],
    'incident.transfer': ['the transfer has been credited at the other end, receipt <digits>'],
    'complaint.charge': ['your claim was accepted: the refund will arrive within 48 hours, number <case>'],
    'complaint.service': ['you are right and we apologise. A supervisor now has case <case>'],
    'complaint.delay': ['case <case> is approved and will be completed tomorrow. Sorry for the delay'],
    'complaint.fraud': ['we blocked your account and cards and opened investigation <case>'],
    'complaint.branch': ['we passed this on to the manager at <branch> and booked you a priority slot, code <digits>'],
    'lead.account': ['an advisor will call you today between 15:00 and 18:00'],
    'lead.card': ['you qualify to start. An advisor will write today with the steps'],
    'lead.loan': ['an advisor will send you the monthly payment and the <rate> today'],
    'lead.insurance': ['the quote will reach your email today'],
  },
  wait: [
    'we are still on it with the team in charge and will write as soon as we know',
    'case <case> is with the technical team. We will update you today',
  ],
  calm: [
    'you are right, and I am truly sorry. I have escalated case <case> so that it is solved today',
    'this should not have happened. A supervisor will contact you today',
  ],
  goodbye: [
    '{any time!|our pleasure!|happy to help!} {We are here if you need us|Have a great day|Take care}{, <name>|}',
    '{thank you for writing|thanks for your patience|glad it is sorted}{, <name>|}. {Have a great day!|Take care|Talk soon}',
  ],
  greetings: ['Hi <name>,', 'Hello <name>,', '<name>,'],
}
