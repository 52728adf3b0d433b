import type { Language } from '../places.ts'
import type { Sequels } from './answers.ts'

/** What customers write after an answer; `<personal>` is their document and `<full>` their name. */
export const sequels: Record<Language, Sequels> = {
  es: {
    data: [
      '{Hola, |}mi <document> es <personal>{, a nombre de <full>|}. {El teléfono sigue siendo el mismo|Pueden llamarme en la tarde|}',
      '<full>, <document> <personal>. Es la terminada en <last4>',
      '{Claro|Listo|Ok}: <personal>, <full>. {Fue <day>|Pasó <day>} {<morning>|como a las <hour>}',
      '{Acá van los datos|Ahí van mis datos|Le paso los datos}: <full>, <personal>{. Quedo pendiente|. Avísenme por favor|}',
      '<personal>. Los últimos cuatro son <last4>{, gracias|}',
    ],
    contact: [
      '{Soy|Me llamo} <full>, mi número es <phone>{. Prefiero <morning>|. Mejor después de las 4|}',
      '<full>, <phone>{, gracias|. Quedo pendiente|}',
      '{Claro|Sí}: <full>, de <city>. Mi teléfono es <phone>{, me pueden llamar hoy|}',
    ],
    sent: [
      '{Listo|Ya}, {[les|os] escribí|[les|os] mandé mensaje} por {DM|interno|privado}',
      'Ya [les|os] envié los datos por privado{, reviso y espero|, quedo atento|, ojalá respondan pronto}',
      'Mensaje enviado hace <mins> minutos{, ¿lo vieron?|}',
    ],
    thankful: [
      '{Muchas gracias|Mil gracias|Gracias|Muchísimas gracias|Gracias de nuevo}{, <agent>|}{. Ya quedó|. Todo claro|. Quedo pendiente|. Muy amable|. Me quedo más en paz|. Buen dato|. Eso necesitaba|. Voy a estar atento|}{. Saludos desde <city>|. Saludos|. Que [estén|estéis] bien|. Buen día|}{ 🙏| 😊| 👍| 🙌|}',
      '{Perfecto|Genial|Listo|Buenísimo|Excelente|De acuerdo|Ok}, {muchas gracias|gracias|mil gracias|se agradece}{ <agent>|}{, ya me quedó claro|, quedo atento|, cualquier cosa [les|os] escribo|, lo reviso más tarde|, menos mal|, qué alivio|}{ 🙌| 👌| 👍| 🙂|}',
      '{Ya lo vi|Ya quedó|Todo bien ahora|Recibido|Anotado}, {gracias por la ayuda|se agradece la rapidez|muchas gracias|gracias por la paciencia|gracias por responder}{, <agent>|}{. Buen fin de semana|. Saludos|. Un abrazo|. Buena tarde|}{ 😊| 🙏| 👍|}',
    ],
    delighted: [
      '¡{Excelente|Buenísimo|Increíble|Qué bien}! {No esperaba que fuera tan rápido|Así da gusto|Ojalá todos atendieran así|Rapidísimo}. {Gracias|Mil gracias|Un 10}, <agent>{ 💙| 🤩| 🙌| 👏}',
      '¡Wow, {en <mins> minutos|qué rapidez|ni yo lo creo}! {[Son|Sois] unos cracks|Qué buena atención|Me [salvaron|habéis salvado] el día}{, <agent>|}{ 👏👏| 💙| 🤩| 🥳}',
      'Mil gracias <agent>, {me salvaste|un 10 la atención|da gusto tratar contigo}{. Saludos desde <city>|}{ 🤩| 💙| 😍| 🙌}',
    ],
    neutral: [
      '{Ok|Entiendo|Gracias|Ya veo|Perfecto}{, <agent>|}. ¿Y {eso demora mucho|tiene algún costo|lo puedo hacer desde la app|cuánto tarda|hay que pagar algo}?',
      '{Ok|Bien|Listo|Entiendo}{, <agent>|}, {¿en cuánto tiempo me avisan?|¿me llega algún correo?|¿tengo que llamar o [ustedes me avisan|me avisáis]?|¿me queda algún comprobante?}',
      '{Una cosa más|Otra consulta|Una última duda|Y otra cosita}{, <agent>|}: ¿{en <branch> también atienden eso|puede ir otra persona por mí|hay que llevar <theDocument>|se puede en <branch>}?',
    ],
    unhelped: [
      '{No es lo que pregunté|Eso no responde mi pregunta|Mi pregunta era otra}{, <agent>|}{. ¿[Pueden|Podéis] leer de nuevo?| 😒| 🙄|. Pero gracias por contestar}',
      '{Eso ya lo leí en la web|Eso dice la página}{ y no me aclara nada|, yo pregunté otra cosa|, por eso escribo}{ 😑| 🙄|}',
    ],
    waiting: [
      '¿{Alguna novedad|Alguna noticia|Ya se sabe algo|Alguien me contesta|Me [pueden|podéis] responder}{, por favor|}? {Escribí hace <mins> minutos|Sigo esperando|Es importante|No quiero perder el día en esto|Van <mins> minutos}{ 😕| 🙄| 😒|}',
      '{Sigo esperando|Sigo sin respuesta|Aquí sigo|Nada todavía}{, van <mins> minutos|, y nadie avisa nada|, ¿es broma?|. Necesito una respuesta hoy|}{ 😑| 😞| 🙄|}',
    ],
    annoyed: [
      '{Eso ya lo hice|Ya probé|Acabo de revisar} y {sigue igual|no funciona|no veo nada|nada de nada}{, <agent>|}{ 😒| 😑| 😕|}{. ¿Otra idea?|. ¿Y ahora?|}',
      '{La verdad, esperaba más|No me convence la respuesta|Me dijeron lo mismo la otra vez|A ver si es cierto}{, <agent>|}{. Vuelvo a escribir mañana|. Quiero que quede constancia|. Espero que se cumpla|}{ 🙄| 😒| 😞|}',
    ],
    furious: [
      '¡{Respuesta de robot|La misma respuesta de siempre|Puro copiar y pegar}! {Quiero hablar con una persona|[Lean|Leed] lo que escribo|Así no se trata a un cliente}{. Voy a <regulator>|. Cierro la cuenta|}{ 😡| 🤬| 😤|}',
      '{Siguen sin resolver NADA|No resolvieron NADA|Cero soluciones}. {Voy a <regulator> con todo impreso|Cierro mi cuenta mañana mismo|Cuento esto en todos lados|Me voy a otro banco}{ 🤬| 😡| 👎|}',
      '¿Me [están|estáis] tomando el pelo? {<days> con lo mismo|Esto no da para más|Ya perdí la paciencia}{. Quiero un supervisor|. Quiero mi respuesta por escrito|}{ 😤| 😡|}',
      '{Puras excusas|Excusas y más excusas|Palabras, palabras}. {[Devuelvan|Devolved] mi <plata>|Qué vergüenza de banco|Nadie se hace cargo}{ 😡| 👎| 🤬|}',
    ],
  },
  en: {
    data: [
      '<full>, ID <personal>. It is the one ending in <last4>',
      'Sure: <personal>, <full>. {It happened <day>|Same phone number as always}',
      'Here you go, <personal>. Last four digits <last4>',
    ],
    contact: ['{I am|This is} <full>, my number is <phone>', '<full>, <phone>{. Mornings are best|, thanks|}'],
    sent: ['Just sent you a DM{, please check|}', 'DM sent <mins> minutes ago{, any news?|}'],
    thankful: [
      '{Thanks|Thank you|Thanks a lot|Many thanks}{, <agent>|}{. All clear now|. That helps|. Will do|. Much better|}{. Have a good one|. Cheers from <city>|}{ 🙏| 👍| 😊|}',
      '{Perfect|Great|Got it|OK}, {thank you|thanks|appreciate it}{, <agent>|}{. I will check later|. Glad that is settled|}{ 🙂| 👍|}',
    ],
    delighted: [
      '{Wow, that was fast|That was quick|Impressive}! {Thank you|Thanks so much}, <agent>{ 💙| 👏| 🤩}',
      '{Amazing|Great|Excellent} service, <agent>{. Made my day|. Best bank|}{ 👏👏| 💙| 🤩}',
    ],
    neutral: [
      '{OK|Thanks|I see}{, <agent>|}. {Does it cost anything|How long does it take|Can I do it in the app}?',
      '{OK|Got it|Fine}{, <agent>|}, {do I get an email|will you let me know|when will I hear back}?',
    ],
    unhelped: [
      "{That's not what I asked|That doesn't answer my question}{, <agent>|}{ 🙄|. Thanks anyway}",
      '{Already read that on your site|Your site says that too}{, hence my question| and it is not clear}',
    ],
    waiting: ['{Any news|Any update|Is anyone there|Hello}? {Wrote <mins> minutes ago|Still waiting|It is urgent|Been <mins> minutes}{ 🙄| 😕|}'],
    annoyed: [
      '{I already did that|Tried that|Just checked} and {nothing changed|it still fails|no luck}{, <agent>|}{ 😒| 😑|}',
      "{Expected better|Not convinced|Heard that before}{, <agent>|}{. We'll see|. I will write again tomorrow|}{ 🙄| 😞|}",
    ],
    furious: [
      '{Robot answer|Copy and paste again|Read what I wrote}! I want a {real person|supervisor}{ 😡| 😤|}',
      '{Still NOTHING solved|Just excuses|Zero help}. {Going to <regulator>|I am closing my account|Never again}{ 🤬| 😡|}',
    ],
  },
  pt: {
    data: [
      '<full>, CPF <personal>. É o final <last4>',
      '{Claro|Segue}: <personal>, <full>. {Foi <day>|O telefone é o mesmo}',
      'Meu CPF é <personal>. Os quatro últimos são <last4>',
    ],
    contact: ['{Sou|Meu nome é} <full>, telefone <phone>', '<full>, <phone>{. Melhor de manhã|, obrigado|}'],
    sent: ['Já chamei no privado{, dá uma olhada|}', 'Mandei mensagem faz <mins> minutos{, viram?|}'],
    thankful: [
      '{Obrigado|Obrigada|Valeu|Muito obrigado|Muito obrigada}{, <agent>|}{. Entendi|. Era isso|. Ficou claro|. Que alívio|}{. Bom dia pra vocês|. Abraço|}{ 🙏| 👍| 😊|}',
      '{Perfeito|Ótimo|Certo|Deu certo}, {obrigada|obrigado|valeu}{, <agent>|}{. Vou conferir depois|. Fico no aguardo|}{ 🙂| 🙌|}',
    ],
    delighted: [
      '{Nossa, que rápido|Que agilidade|Sensacional}! {Obrigado|Obrigada}, <agent>{ 💙| 🤩| 👏}',
      'Atendimento {nota mil|excelente|nota 10}, <agent>{. Salvou meu dia|}{ 👏👏| 💙| 😍}',
    ],
    neutral: [
      '{Ok|Entendi|Certo}{, <agent>|}. {Demora muito|Tem algum custo|Dá pra fazer pelo app}?',
      '{Ok|Certo|Beleza}{, <agent>|}, {vou receber um e-mail|vocês me avisam|em quanto tempo sai}?',
    ],
    unhelped: [
      '{Não foi isso que perguntei|Isso não responde minha dúvida}{, <agent>|}{ 🙄| 😒|}',
      '{Isso eu já li no site|No site já fala isso}{ e não esclarece|, por isso perguntei}',
    ],
    waiting: ['{Alguma novidade|Alguém responde|Tem alguém aí}? {Escrevi faz <mins> minutos|Continuo esperando|É urgente}{ 🙄| 😕|}'],
    annoyed: [
      '{Já fiz isso|Acabei de testar|Conferi agora} e {continua igual|nada|não aparece}{, <agent>|}{ 😒| 😑|}',
      '{Esperava mais|Já ouvi isso antes|Vamos ver}{, <agent>|}{. Amanhã escrevo de novo|}{ 🙄| 😞|}',
    ],
    furious: [
      '{Resposta de robô|Copia e cola de novo|Leiam o que escrevi}! Quero falar com {uma pessoa|um supervisor}{ 😡| 😤|}',
      '{Não resolveram NADA|Só desculpa|Zero solução}. {Vou acionar <regulator>|Vou encerrar a conta|Nunca mais}{ 🤬| 😡|}',
    ],
  },
}
