import type { Book, Moods } from '../book.ts'
import { englishAsked } from './asked.ts'
import { englishOthers } from './others.ts'
import { englishTroubled } from './troubled.ts'

const asking: Moods = {
  thankful: ['Thanks!{ 😊| 🙏|}', 'Thank you in advance{ 🙂|}', 'Appreciate your help{ 🙌|}'],
  delighted: ['Love this bank, by the way 😍', 'You guys are the best 💙', 'Best support team ever 🤩'],
  annoyed: ['Second time I ask{ 🙄|}', 'Nobody on the phone could tell me{ 😒|}', "It shouldn't be this hard to find out"],
  furious: ['FIFTH time asking and nobody answers{ 😡|}', 'Terrible information, seriously{ 😤|}'],
}
const working: Moods = {
  thankful: ['Thanks for your help{ 🙏|}', "I know you'll sort it out, thanks{ 🙂|}"],
  delighted: ['Otherwise everything is great 💙', 'You always fix it fast, love it 🙌'],
  annoyed: [
    'Already reported it and nothing changed{ 😒|}',
    'Not the first time{ 🤦|}',
    'Could someone please look into it today?',
    "It's getting tiring{ 😞|}",
  ],
  furious: [
    'This is unacceptable{ 😡| 🤬|}',
    'Worst bank ever. Closing everything{ 👎|}',
    "I'm going to <regulator> if this isn't fixed today",
    'ANSWER ME. When it comes to charging you are quick',
  ],
}

/** Everything customers write in English. */
export const englishBook: Book = {
  openings: ['Hi', 'Hello', 'Good morning', 'Hi there', 'Hey', 'Hi team', 'Good afternoon', 'Quick question'],
  urgentOpenings: ['Excuse me', 'Hello?', 'Anyone there?', 'Urgent', 'Seriously', 'Hey'],
  cores: { ...englishAsked, ...englishTroubled, ...englishOthers },
  regional: [],
  moods: {
    query: asking,
    lead: {
      ...asking,
      delighted: ["I've heard great things about you 😍", "Can't wait to join 🥳"],
      annoyed: ['I left my details on your site and nobody called'],
    },
    request: working,
    incident: working,
    complaint: working,
    acknowledgement: {
      thankful: ['Thanks!{ 👏| 🙌|}', 'Well done{ 👍|}', 'Much appreciated'],
      delighted: ['Outstanding service! 💙', 'You made my day 😍', 'Best bank in town 🥳', '10/10 🤩'],
      annoyed: [],
      furious: [],
    },
    suggestion: {
      thankful: ['Thanks for reading{ 🙂|}', 'Keep up the good work{ 👍|}'],
      delighted: ['Love the app already, this would make it perfect 🤩'],
      annoyed: ['I have been asking for ages{ 🙄|}', 'Such a basic thing{ 🤦|}'],
      furious: [],
    },
  },
  closings: ['Thanks', 'Thank you', 'Regards', 'Looking forward to your reply'],
}
