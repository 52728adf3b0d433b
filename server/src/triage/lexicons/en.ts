import type { Lexicon } from './lexicon.ts'

/** English of the United States, the British Isles and of those who write it as a second language. */
export const en: Lexicon = {
  language: 'en',
  common: `the to and of in is it you my your for on with this that was are have has not but what how why can could would please do does did i we they
    there from at be been an just when where who will all get me its dont cant im ive account`.replace(/\s+/g, '|'),
  glue: 'the|a|an|my|your|our|me|it|to|please|just|this|that|so|really|of|for|i|was|is|been|all|debit|credit',
  aliases:
    'u=you|ur=your|r=are|pls=please|plz=please|thx=thanks|tnx=thanks|ty=thanks|cuz=because|bc=because|dont=dont|wont=wont|gonna=going|wanna=want|acc=account|acct=account|info=information|y=why',
  negators:
    'not|no|never|nobody|none|nothing|without|dont|doesnt|didnt|cant|cannot|couldnt|wont|wouldnt|isnt|arent|wasnt|werent|hasnt|havent|aint|hardly|barely|neither|nor|no one|unable to|refuse to|still not',
  boosters:
    'very|so|really|extremely|totally|absolutely|completely|super|incredibly|too|such|damn|bloody|fucking|freaking|highly|utterly|beyond|truly|most',
  diminishers: 'a bit|a little|slightly|somewhat|kind of|kinda|sort of|fairly|almost',
  contrasts: 'but|however|although|though|yet|except|until|now',
  tone: {
    '3': 'excellent|amazing|awesome|outstanding|brilliant|fantastic|perfect|wonderful|superb|love|loved|best|the best|lifesaver|life saver|exceptional|flawless|incredible service|thank you so much|thanks so much|thanks a million|ace|legend~|above and beyond|first class|congratulations|stellar|kudos',
    '2': 'shout out|shoutout|big thanks|huge thanks|hats off|a pleasure|so easy|painless|hassle free|quick response|fast response|very quick|super fast|props|thumbs up|worked perfectly|made my day|five stars|5 stars|cant fault|fair play|great|good job|well done|happy|pleased|helpful|friendly|impressed|recommend|appreciate|appreciated|grateful|cheers|nice one|nice work|efficient|polite|smooth|seamless|delighted|glad|top notch|spot on|lovely|like|liked|resolved|all sorted|sorted|solved|professional|kind|patient|works great|much better|cool',
    '1': 'finally fixed|got it|all good|no worries|fixed it|reliable|happy enough|pleasant|smoothly|responsive|good|nice|fast|quick|quickly|easy|fine|ok|okay|well|better|useful|works|working now|fixed|helped|improved|prompt|clean|solid|convenient|secure|thankful|free',
    '0': 'good morning|good afternoon|good evening|good day|would like|like to|id like|look like|looks like|feel like|sounds like|it would be nice|would be great|would be nice|as well|best regards|kind regards|how do i like|what kind|kind of|for free|the best way|best way|nice to meet|would be good',
    '-1': 'still no|still not|yet to|keeps|kept|over and over|every time|logs me out|logged out|spins forever|forever|dropping out|drops|cut off|cuts out|under review|months and|two months|three times|several times|passed around|transferred me|different answers|automated reply|bot|no one knows|pending|missing money|disappeared|vanished|took money|unexpected|without permission|without asking|without telling|without notice|did nothing|worn out|laggy|timeout|times out|spinning|wont|hidden|unclear|messed|mess up|wrong|mistake~|incorrect|dispute|problem~|issue~|error~|slow|delay~|delayed|waiting|wait|wait time|on hold|long queue|queue|queues|confusing|difficult|expensive|late|worried|concern*|complaint~|declined|rejected|locked out|blocked|stuck|down|outage|glitch*|bug|bugs|buggy|crash*|freez*|missing|lost my money|overcharged|fee twice|charged twice|charged me|failed|fails|failing|fail|broken link|again|ate card|swallowed card|still waiting|plenty of money',
    '-2': 'answers nothing|no idea|clueless|know what they are doing|couldnt care less|couldnt care less|dont care|run around|runaround|fobbed off|lost a customer|losing a customer|taking my business|closing my account because|enough is enough|had enough|last straw|unbelievable|insulting|condescending|incompetence|stressful|stressed|furious|livid|fuming|raging|appalled|wasting my time|unsafe|never had such|so bad|beyond a joke|cowboys|nobody cares|bad|poor|upset|annoy*|angry|disappoint*|frustrat*|useless|rude|unhelpful|unprofessional|incompetent|unacceptable|ridiculous|unfair|broken|damaged|mess|shambles|joke|sad|hate|lied|lying|lies|misleading|mislead|nightmare|unhappy|dissatisfied|sick of|fed up|tired of|hung up|ignored|ignore me|money back|gutted|rubbish|dodgy|cheeky|dreadful service|ripped|waste|wasted|waste of time|unreliable|hopeless|absurd|outrageous|treated me|switching banks|leaving you|smh|wtf|refuse',
    '-3': 'worst|terrible|horrible|awful|disgusting|disgrace|disgraceful|scam|scams|scammed|scammer~|scamming|fraud|fraudulent|thief|thieves|stole|stolen|steal|stealing|robbed|robbery|garbage|trash|shit|shitty|bullshit|crap|pathetic|appalling|atrocious|abysmal|dreadful|shame|shameful|disaster|a joke|rip off|ripoff|ripped off|criminal~|crooks|hacked|idiots|thanks for nothing|never again|sue you|lawsuit|fuck|fuck you|wankers|bastards',
  },
  courtesy: 'thanks|thank you|please|many thanks|thanks in advance|regards|cheers mate|best wishes',
  plights:
    'again|still waiting|waiting|hours|on hold|as usual|as always|locked out|hung up|another day|once more|yet another|for nothing|weeks later|days later|no reply|no answer|still no|still not|crash*|down again',
  types: {
    query:
      'do you guys^3|anyone know^3|does anyone know^2|can someone tell^3|could you tell^3|can you confirm^3|will i^1|should i^1|how come|am i able^3|what happens if^3|just checking^2|quick question^4|how does^2|do i need^2|is it true^2|accept^1|what time^3|what^1|when^1|where^1|which^1|who^1|how much^3|how many^2|how long^2|how do i^2|how can i^3|how can^1|how to^2|is there^3|are there^3|do you^2|does it|can you tell me^3|wondering^2|question^2|id like to know^4|want to know^4|information^2|tell me^1|possible to^2|is it possible^2|difference between^3|available^1|do you ship^3|do you have^3|in stock^2|can i^1|do you offer^3',
    'query.product':
      'what accounts^3|offer student^2|offers^1|warranty^2|compatible^2|size~^1|cd rates^3|isa^2|difference^2|benefits^2|offer^1|product~^1|plan~|features|rewards|points|savings|kind of account',
    'query.branch_hours':
      'open today^3|open tomorrow^3|open on^3|closed^1|bank holiday^3|close today^2|near me^3|what time^2|open^2|opens^2|close on|closing^2|hours^2|opening^3|saturday|sunday|holiday~|branch^1|location~^2|nearest^2|where is your^2',
    'query.balance': 'balance^3|check balance^3|how much do i have^3|available funds^2|how much do i owe^3',
    'query.requirements':
      'what id^3|need to bring^4!|bring^2|minimum age^3|minimum income^3|credit score^2|proof of^3!|documents^3|requirements^3|paperwork^2|what do i need^3|need to apply^3|eligib*^3|qualify^2|id do i need',
    'query.fees':
      'charge for^3|guys charge^3|foreign transaction~^2|is it free^3|cost to^3|rate on^1|exchange rate^3|apr^2|fee^2|fees^2|monthly fee^3|cost~^2|how much is^1|charge for^2|price~^2|interest rate^1|commission^2',
    request:
      'new one sent^4|get a new one^3|can i get a^1|unlock^3|activate^2|increase^2|resend^3|mail me^3|email me^2|add my^2|remove^2|correct my^3|fix my name^3|set up^1|stop my^2|report lost^3|i need^1|need|i want to^1|could you send^3|can you send^3|please send^3|send^2|copy of^3|freeze^3|block^2|cancel^3|close account^4|close^1|update^1|change^2|replace^3|replacement^3|reset^2|issue|help with^1|help me|request^2|refund|please^1|unsubscribe^2',
    'request.card_block':
      'wallet^1|wallet was stolen^4!|purse^1|left my card^3!|misplaced^3!|lock card^4!|deactivate card^4!|freeze^3!|block card^4!|block^2|lost card^4!|lost cards^4!|stolen card^3|stole wallet^3!|lost wallet^4!|card was stolen^4!|cancel my card i lost^3',
    'request.card_replacement':
      'new one sent^3|worn out^3|chip^2|expired^2|expires^2|reissue^4!|replacement^3!|replace card^4!|new card^2|card expired^3!|damaged card^3!|another card^2|card cracked^3!',
    'request.data_update':
      'change address^4!|change email^4!|change phone^4!|change number^4!|update address^4!|update email^4!|update phone^4!|update number^4!|update details^4!|moved house^4!|new address^3|new phone^2|new number^2|my details^2|last name^2',
    'request.statement':
      'tax form^4!|1099^4!|proof of^2|letter^1|pdf^1|statement^3|statements^3|bank statement^3!|copy of^1|invoice^2|receipt^1|certificate^1|transaction history^3',
    'request.cancellation':
      'close account^4!|cancel account^4!|cancel card^3!|cancel subscription^4!|cancel^2|cancel policy^4!|terminate^3|unsubscribe^2',
    incident:
      'logs me out^4|logged me out^4|spins^3|spinning^3|dropping out^4|drops out^4|keeps dropping^4|no connection^4|broadband^1|internet^1|wifi^2|slow^1|black screen^4|white screen^4|keeps saying^3|error code^4|verification code^2|broken link^3|service is down^4|site is down^4|offline^2|unable to log^4|unable to access^4|keeps logging^4|not letting me^4|doesnt work^3|not working^3|stopped working^3|wont load^3|wont open^3|error^3|crash*^3|bug|bugs^2|buggy^2|glitch*^2|down^2|outage^3|frozen^2|freezing^2|fails^2|failed^2|failing^2|cant log in^4|cannot log in^4|cant login^4|cant access^4|cant sign in^4|locked out^3|declined^3|was declined^4|rejected^2|ate card^4|swallowed card^4|hasnt arrived^2|no internet^4|no power^4|no signal^4|no service^2|out of order^4|out of service^4|blank screen^3|timed out^2|not loading^3|power cut^4',
    'incident.app':
      'mobile deposit^4|mobile banking^3|iphone^2|android^2|logs me out^1|touch id^2|spins|2fa^2|verification code^2|update^1|app^3|mobile app^3|the app^2|face id^1|fingerprint^2|update|reinstall*^3|phone|notification~',
    'incident.web': 'website^3|site^2|web^2|online banking^4|online^1|browser^3|page^2|password^1|login|log in^1|error 403|portal^2',
    'incident.atm': 'atm^4!|cash machine^4!|cashpoint^4!|ate card^4!|swallowed card^4!|dispense*^3|cash^1',
    'incident.card_declined':
      'at the till^2|contactless^3|card reader^3|tap to pay^3|at checkout^2|declined^3!|card declined^4!|card rejected^4!|card doesnt work^4!|card not working^4!|payment declined^4!',
    'incident.transfer':
      'payment hasnt^3!|deposit hasnt^3!|sent^1|never arrived^2|wrong account^3|ach^3|paycheck^2|direct debit^2|transfer^3|wire^3|wire transfer^4!|zelle^4!|direct deposit^3|faster payment^3|hasnt arrived|still pending^2|standing order^2|payment sent|sent money^3!',
    complaint:
      'different answers^4|different reps^3|no idea^2|know what they^3|took money^4|in my name^3|never did this^4|under review^3|dispute^3|two months^2|three months^2|run around^3|fobbed off^3|passed around^3|automated reply^3|answers nothing^3|never signed^3|never ordered^3|never agreed^4|without asking^3|without telling^3|without notice^3|promised^3|was told^2|told me^2|lost a customer^3|missing^1|someone opened^3|someone used^3|keeps charging^4|still being charged^4|ignored^3|ignoring^3|no explanation^3|taken out^2|late delivery^4|wrong order^4|wrong size^3|complaint^3|complain^3|worst^2|terrible^2|horrible^2|awful^2|ridiculous^2|unacceptable^3|disgrace^2|charged me^3|overcharged^4|charged twice^4|twice^1|money back^3|refund^2|hung up^2|on hold^2|waiting^1|been waiting^2|still waiting^3|nobody answers^4|no one answers^4|rude^2|scam^2|scammed^4|fraud^3|hacked^4|stolen money^3|not happy^3|unhappy^3|treated^2|disappointed^2|thanks for nothing^4|arrived broken^4|broken^2|damaged^3|wrong item^4|shambles^3|queue^2|poor service^3|bad service^3|rip off^3|useless^2|never answer^3|lied^2|misleading^2|sue^2|ombudsman^3|report you^2',
    'complaint.charge':
      'took^1|taken^1|subscription^2|keeps charging^3|being charged^3|money taken^3|hidden^2|interest^1|payment twice^3|charged^3|charge^2|charges^2|fee^2|fees^1|overdraft^3|overcharged^4|refund^2|money back^2|billed^3|billing^2|twice^1|double^1',
    'complaint.service':
      'reps^3|different answers^2|different people^2|automated^3|bot^2|chat^1|calls^1|call^1|emails^1|live chat^2|advisor^1|passed around^3|no idea^1|nobody^1|attitude^3|customer service^3|service^2|support^1|agent^1|rep^1|on hold^2|hung up^2|rude^2|treated^2|nobody answers^2|no one answers^2|thanks for nothing^3|staff^1|unhelpful^2|call cent*^2|helpline^2|phone|great job^1',
    'complaint.delay':
      'two months^3|three months^3|six weeks^3|under review^3|taking^2|taking so long^4!|taking forever^4!|still under^2|for weeks^3|for months^3|days ago^1|weeks ago^2|supposed to arrive^3!|was supposed to^2|still pending^2|yet to^2|weeks^2|months^2|days^1|waiting^2|been waiting^3|still waiting^3|delay~^3|delayed^3|late^2|three weeks|overdue^2|how long^1|no response^3|no reply^3|since',
    'complaint.fraud':
      'opened in my name^4!|in my name^3!|someone opened^3!|someone used^4!|wasnt me^5!|not me^2|never did this^3|stole money^4!|account was emptied^5!|suspicious^3|fake text^4!|fake email^4!|credit line^1|took over my account^5!|fraud^4!|fraudulent^4!|scam~^2|scammed^4!|hacked^5!|didnt make^4!|did not make^4!|unauthori*^5!|dont recognise^5!|dont recognize^5!|phishing^5!|identity theft^5!|stolen money^3|cloned^5!|stole^2',
    'complaint.branch': 'branch^3|branches^3|teller^3|cashier^3|queue^2|queues^2|manager^1|store^1|counter^1',
    acknowledgement:
      'shout out^4|shoutout^4|fixed it^3|big thanks^3|hats off^3|props^3|thumbs up^2|made my day^3|five stars^3|fair play^2|works now^3|got it^1|thanks^1|thank you^2|thank you so much^3|thanks so much^3|cheers^2|great service^2|great^1|excellent^1|awesome^1|brilliant^1|amazing^1|love^1|helpful^2|well done^3|good job^2|appreciate^3|sorted^2|all sorted^3|resolved^2|fixed^1|recommend^2|kudos^3|congratulations^3|legend^2|not bad^2|happy with^2|impressed^2|working now^2',
    suggestion:
      'add an option^4|add option^4|add support^3|allow us^3|let us^1|would love to see^4|would love if^4|feature^2|option to^2|please bring back^3|make it easier^3|should^1|you should^3|suggest^4|suggestion~^4|it would be nice^4|would be nice^4|would be great^4|would be good^4|would be cool^4|please add^4|feature request^5|wish^2|i wish^3|could you add^4|consider^2|how about^3|why not add^4|improve^1|propose^3|idea^2|hope you add^3',
    lead: 'borrow^3|looking to borrow^4|looking to open^4|looking to^1|thinking of switching^4|switching to you^4|get insured^4|insure^3|finance a^3|preapproved^3|pre approved^3|join^2|new customer^3|get approved^3|how much can i borrow^4|refinance^3|set up an account^4|open account^4|open a savings^4|open^1|apply for^3|apply^2|interested in^4|interested^2|sign up^3|id like to open^4|want to apply^4|quote^3|get quote^4|become a customer^4|switch to you^4|looking for a loan^4|need a loan^4|want a loan^4|get a loan^3|get a mortgage^3|buy^1|purchase^1|your rates^2|subscribe^2|new customer^3',
    'lead.account': 'account~^2|savings account^3|checking account^3|current account^3|open account^3|student account^3',
    'lead.card': 'card^2|credit card^4|credit cards^4',
    'lead.loan': 'borrow^4|refinance^3|finance^2|over five years|loan~^3|mortgage~^3|car loan^4|financing^3|borrow^3|rates^1',
    'lead.insurance': 'insure^4|insured^3|cover for^3|insurance^4|policy^2|cover|coverage^2|premium^1',
  },
  negated: {
    incident:
      'showing^2|show up^2|showing up^2|sent code^2|getting code^2|sync^3|syncing^3|responding app^3|turning on^3|accepted^2|accept^1|see my^1|use my^2|download^2|verify^2|work^3|working^3|works^3|load^3|loading^3|open^2|log in^4|login^4|access^3|sign in^3|arrived^2|arrive^1|connect^3|go through^3|went through^3|get in^2|let me^2|received|received money^3|update^1|turn on^2|pay^1',
    complaint:
      'sent^1|send^1|know^1|ordered^3|order^1|agree^2|agreed^3|told^1|listening^3|explain^2|called back^3|call back^3|get back^3|got back^3|hear back^3|heard back^3|approve^1|honor^2|show up^1|doing anything^3|do anything^3|answer^2|answers^3|answered^2|answering^3|reply^3|replied^3|respond^3|responded^3|responding^3|help^2|helped^2|care^2|cares^2|fix^2|solve^3|solved^2|resolved^2|resolve^3|refund^3|refunded^3|authorize^3|authorise^3|sign up for^2|happy^2|satisfied^3|deliver^2|delivered^3|response^2|solution^2|explain^1|listen^2',
    tone: 'able|possible|get|see|recommend|worth|trust|fair|acceptable|understand',
  },
  urgent:
    'urgent|urgently|asap|emergency|immediately|right now|right away|fraud|fraudulent|scammed|stolen|stole|hacked|identity theft|unauthori*|cloned|phishing|stranded|gas leak|lost card|hospital|danger*',
}
