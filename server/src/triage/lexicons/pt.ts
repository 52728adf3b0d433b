import type { Lexicon } from './lexicon.ts'

/** Portuguese of Brazil and Portugal. */
export const pt: Lexicon = {
  language: 'pt',
  common: `que de o a os as em e um uma meu minha meus minhas me se por com para no na nos nas do da dos das ao nao sim eu voce voces isso esta este
    muito mais mas como quando onde porque tem tenho estou foi ser quero preciso obrigado obrigada bom boa dia ja ate pra pro ate ninguem nada sem sao`.replace(
    /\s+/g,
    '|',
  ),
  glue: 'o|a|os|as|um|uma|meu|minha|meus|minhas|seu|sua|me|se|lhe|nos|ja|de|do|da|dos|das|no|na|em|pra|pro|para|ao|esse|essa|este|esta|tudo|por|favor|muito|aqui',
  aliases:
    'vc=voce|vcs=voces|q=que|n=nao|ñ=nao|naum=nao|mto=muito|mt=muito|pq=porque|tb=tambem|tbm=tambem|obg=obrigado|obgd=obrigado|vlw=valeu|blz=beleza|hj=hoje|td=tudo|ta=esta|to=estou|tou=estou|pfv=porfavor|pf=porfavor|cmg=comigo|msg=mensagem|app=aplicativo|kd=cade|info=informacao|cel=celular',
  negators: 'não|nunca|jamais|nem|sem|tampouco|ninguém|nenhum|nenhuma|nada de|já não|ainda não',
  boosters: 'muito|muita|super|demais|tão|totalmente|completamente|realmente|extremamente|bastante|mega|total|bem|absolutamente|mó',
  diminishers: 'um pouco|pouco|meio|quase|mais ou menos|um pouquinho|levemente',
  contrasts: 'mas|porém|contudo|entretanto|no entanto|só que|embora|agora|até que',
  tone: {
    '3': 'maravilha|dez estrelas|perfeição|fantástico|impecáveis|apaixonad@|excelente~|maravilhos@|perfeit@|ótim@|espetacular|incrível atendimento|sensacional|fantástic@|adorei|amei|amo|top|show|show de bola|nota 10|nota dez|impecável|melhor banco|o melhor|a melhor|os melhores|parabéns|muito obrigad@|brutal|espetáculo|arrasaram|salvou|salvaram|cinco estrelas|genial',
    '2': 'na hora|agilidade|rapidez|deu certo|resolvido|super recomendo|parabenizo|feliz da vida|prestativ@|eficiência|sou grat@|confiança|impressionou|surpreendeu|valeu a pena|cinco estrelas|fiquei feliz|nota máxima|simpátic@|boa atendimento|bom atendimento|gostei|gosto|content@|feliz|felizes|satisfeit@|atencios@|gentil|educad@|recomendo|valeu|massa|bacana|legal|fixe|porreiro|da hora|maneir@|eficiente~|agradeço|grat@|resolvid@|resolveram|resolveu|solucionad@|simpatia|simpátic@|rapidíssim@|encantad@|impressionad@|sem problema~|tudo certo|giro|gira|daora|profissional~',
    '1': 'finalmente|ok obrigado|consegui|deu tudo certo|facilitou|fácil de usar|intuitiv@|bom|boa|bons|boas|bem|melhor|melhorou|rápid@|fácil|útil|certinho|beleza|ajudou|ajudaram|prátic@|segura|clar@|grátis|funcionou|tranquilo|bonit@|pontual|obrigadão|ágil',
    '0': 'bom dia|boa tarde|boa noite|tudo bem|tudo bom|olá|seria legal|seria bom|seria ótimo|seria bacana|seria interessante|dinheiro fácil|se bem que|bem como|ou melhor|boas',
    '-1': 'ainda não|até hoje|continua|continuam|fica rodando|rodando|não sai|nada resolvido|cada um diz|cinco atendentes|várias vezes|três vezes|quatro vezes|mil vezes|toda hora|toda vez|desapareceu|sem avisar|sem aviso|sem autorização|nunca pedi|não pedi|parado|parada|lentidão|instabilidade|oscilando|oscila|insuficiente|não reconheço|estragad@|amassad@|faltou|sem retorno|sem previsão|transferem|me jogam|jogam de um|duas horas|três horas|meia hora|preocup*|desesper*|assaltad@|demorad@|burocracia|burocrátic@|problema~|erro~|falha~|lent@|demora|demorou|demoram|demorando|atraso|atrasad@|esperando|à espera|fila|filas|reclamação|reclamar|confus@|difícil|car@|caríssim@|preocupad@|recusad@|negad@|bloquead@|travad@|trava|travando|caiu|em baixo|fora do ar|pendente|cobrando|cobraram|cobrança indevida|duas vezes|em dobro|de novo|outra vez|até agora nada|sumiu|perdeu|defeito|engoliu|errad@|lotad@|um caixa só|até quando|dinheiro de volta|um mês|faltando|sem internet|sem luz|sem água|sem sinal',
    '-2': 'ninguém sabe|ninguém me|falta de respeito|desumano|despreparad@|desatencios@|sem educação|impossível|piada|enrolação|enrolando|enrolam|me enrolam|má vontade|mal atendid@|perda de tempo|arrependid@|arrependimento|nunca mais|cansei|estressad@|estresse|raiva|ódio|insatisfeit@|insatisfação|constrange*|humilha*|prejuízo|prejudicad@|lesad@|abandono|negligên*|aproveitadores|desonest*|vou cancelar|vou processar|cúmulo|incompetência|deixa a desejar|deixou a desejar|chega|aff|ruim|ruins|mau|má|mal|chatead@|decepcion*|decepção|irritad@|irritante|indignad@|revoltad@|revoltante|frustra*|mal educad@|grosseir@|grosso|incompetente~|inútil|descaso|desrespeito|enganad@|enganaram|enganação|mentira~|mentiram|mentiros@|ridícul@|absurd@|abuso|abusiv@|triste|lamentável|sacanagem|palhaçada|zoação|bagunça|caos|desorganizad@|cansad@ de|fart@|quebrad@|danificad@|procon|processar|deco|reclame aqui|pior|chato|chata|complicad@ demais|treta|tratado',
    '-3': 'obrigad@ por nada|péssim@|horrível|horríveis|terrível|lixo|merda|bosta|porcaria|vergonha|vergonhos@|golpe~|golpista~|fraude~|ladrão|ladrões|ladroagem|roubo|roubaram|roubando|roubar|roubada|furto|desastre|inaceitável|nojo|nojent@|odeio|detesto|palhaços|caloteir@|safad@|bandid@|vagabund@|clonaram|clonad@|hackearam|invadiram|uma piada|o pior|a pior|pior banco|pior empresa|pior atendimento|foda-se|porra|caralho|vtnc|fdp|burla|burlões|vigarista~|roubalheira',
  },
  courtesy: 'obrigad@|por favor|porfavor|desde já|grato desde já|atenciosamente|cumprimentos|abraço~|agradeço desde já|agradecido',
  plights:
    'de novo|outra vez|novamente|esperando|horas|à espera|como sempre|fora do ar|em baixo|caiu|sem saldo|sem resposta|ninguém resolve|ninguém atende|não funciona|bloquead@|travou|meses depois|dias depois|por nada',
  types: {
    query:
      'vocês cobram^4|vocês aceitam^3|vocês fazem^2|vocês oferecem^3|tem alguma^2|consigo^1|alguém pode me dizer^4|podem me dizer^4|pode me informar^4|como funciona^4|o que é preciso^4|o que preciso^4|é necessário^3|posso^1|qual a^1|têm^1|até que horas^4|quanto tempo^3|existe|que horas^3|a que horas^3|quanto^2|quantos|quanto custa^3|quando|onde^2|qual^2|quais^2|quem|como faço para saber^3|como posso^2|como consulto^3|dúvida^2|uma dúvida^2|gostaria de saber^4|queria saber^4|preciso saber^4|saber se^2|informação^2|informações^2|vocês têm^2|tem como^2|é possível^2|diferença^3|aceitam|fazem entrega^2|entregam^2|funciona como|estoque^2|alguém sabe^2|que diferença^3',
    'query.product':
      'oferecem^2|rende^2|rendimento^2|cdb^3|lci^3|tamanho~^1|garantia^1|investimento~^2|conta~^1|diferença^2|benefícios^2|produto~^1|plano~|planos^2|pontos|milhas|cashback|conta jovem^2|conta base^2|oferecem',
    'query.branch_hours':
      'aberta^2|aberto^2|funciona no^2|até que horas^4|mais próxima^3|perto de^2|atende sábado^3|que horas^3|horário~^3|abre^2|abrem^2|fecha^2|fecham^2|agência^1|balcão^1|sábado|domingo|feriado^2|amanhã|onde fica^3|endereço da agência^3',
    'query.balance': 'saldo^3|quanto tenho^3|extrato^1|quanto devo^3|movimentos|movimentações',
    'query.requirements':
      'preciso levar^4!|é preciso levar^4!|é preciso^3|precisa de^1|renda mínima^3!|idade mínima^3!|cpf^1|rg^1|comprovante de^2|bi^1|nif^2|documentos^3|requisitos^3|o que preciso^3|preciso para^1|precisa para^2|papelada^2|condições^1',
    'query.fees':
      'cobram pra^4|cobram para^4|vocês cobram^4|cobram por^4|é de graça^3|é grátis^3|tem custo^4|tem taxa^4|quanto fica^3|taxa~^2|tarifa~^2|anuidade^2|custo~^2|quanto custa^2|valor da^2|comissão^2|comissões^2|juros^1|preço~^2|mensalidade^2|cobram^1',
    request:
      'bloqueia^3|bloqueiem^3|gostaria de cancelar^4|gostaria de alterar^4|gostaria de atualizar^4|mandar^1|enviar^1|preciso de^1|corrigir^3|reenviar^3|liberar^2|ativar^2|aumentar^2|aumento de limite^4|desativar^2|emissão^2|podiam enviar^3|preciso|quero|gostaria|solicito^2|solicitar^2|podem enviar^3|pode enviar^3|me envia^2|enviem^2|mandem|bloquear^2|bloqueiem^3|cancelar^3|atualizar^3|alterar^2|mudar^1|trocar|segunda via^4|2 via^4|encerrar^3|emitir^2|desbloquear^2|me ajudem^1|me ajuda^1|ajuda com^1|queria pedir^2|cópia^2',
    'request.card_block':
      'assaltado^3!|assaltada^3!|fui assaltado^4!|fui roubado^4!|levaram cartão^4!|levaram^2|bloqueia^3!|roubaram^1|perdi carteira^4!|furtaram^3!|extraviei^4!|carteira^1|bloquear^3|bloqueiem^3!|bloqueio^2|perdi cartão^4!|perdi meu cartão^4!|roubaram cartão^3!|roubaram carteira^3!|roubaram celular^2|bloquear cartão^4!',
    'request.card_replacement':
      'segunda via do cartão^5!|segunda via cartão^5!|novo cartão^3|outro cartão^3|cartão venceu^3!|cartão quebrou^3!|cartão caducou^3!|substituir cartão^4!|reposição^2|cartão expirou^3!',
    'request.data_update':
      'atualizar^3|alterar^1|mudar endereço^4!|endereço^2|morada^3|telefone^2|telemóvel^2|meus dados^3|cadastro^2|mudei de^3!|e-mail novo|trocar número^2|dados cadastrais^3',
    'request.statement':
      'comprovante de^2|informe^2|declaração de^3!|recibo^2|nota fiscal^3!|histórico de^2|extrato^3|fatura^2|segunda via da fatura^5!|segunda via fatura^5!|segunda via^2|comprovante^2|comprovativo^2|informe de rendimentos^4!|boleto^2|declaração^1',
    'request.cancellation':
      'cancelar^3|cancelar cartão^4!|cancelar conta^4!|encerrar conta^4!|encerrar^2|cancelamento^3!|cancelar seguro^4!|fechar conta^4!|dar baixa^2',
    incident:
      'fica rodando^4|rodando^2|não sai da tela^4|tela inicial^2|não sai^2|instabilidade^4|oscilando^3|lentidão^3|sumiu dinheiro^4|sumiu o dinheiro^4|caindo^3|cai toda hora^4|não reconhece^3|não conecta^4|internet^1|wifi^2|energia^1|deslig*^2|fecha sozinho^4|aviso de erro^3|não chega código^4|saldo insuficiente^3|desapareceu^2|parado^1|pix errado^3|não funciona^3|não abre^3|não carrega^3|não entra^3|erro^3|erros^2|falha~^2|caiu^1|fora do ar^4|em baixo^3|travou^3|trava^3|travando^3|travad@^2|bug|bugs|não consigo entrar^4|não consigo acessar^4|não consigo aceder^4|não consigo pagar^3|recusad@^3|foi recusado^4|negad@^2|engoliu^4|sem internet^4|sem luz^4|sem água^4|sem sinal^4|sem energia^4|instável^3|tela branca^3|tela preta^3|sumiu^2|não caiu^3|parou de funcionar^4|avaria^3',
    'incident.app':
      'tela inicial^2|app^1|facial^2|código^1|sms^1|android^2|iphone^2|tela^1|digital^1|aplicativo^3|aplicação^2|app^3|celular|telemóvel|reinstal*^3|atualização|token^2|biometria^2',
    'incident.web': 'site^3|página^2|internet banking^4|homebanking^4|navegador^3|senha^1|portal^2|login|computador^2',
    'incident.atm': 'caixa eletrônico^4!|caixa electrónico^4!|multibanco^4!|caixa automático^4!|engoliu cartão^4!|engoliu^3|saque^2|sacar^2',
    'incident.card_declined':
      'cartão recusado^4!|cartão foi recusado^5!|cartão negado^4!|recusado^2|compra negada^4!|compra recusada^4!|maquininha^2|cartão não passa^5!|não passa^2',
    'incident.transfer':
      'mandei^1|mandei pix^4!|pix errado^4!|enviei^2|enviei dinheiro^4!|devolver pix^3|estornar^1|não recebeu^2|comprovante^1|pix^3!|transferência~^3|ted^2|doc|mb way^4!|mbway^4!|dinheiro não caiu^4!|depósito^2|não caiu^2|transferi^3!',
    complaint:
      'cada um diz^4|já falei^3|já liguei^3|liguei^1|nunca pedi^4|não pedi^4|sem autorização^4|sem avisar^3|prometeram^3|disseram que^2|ninguém sabe^3|ninguém me^2|má vontade^3|enrolação^4|enrolando^3|enrolam^3|mal atendido^4|vou cancelar^3|prejuízo^3|lesado^3|tudo parado^3|só uma^1|ainda não recebi^3|até hoje^2|sem retorno^3|sem previsão^3|amassado^3|faltando^2|veio errado^4|veio com^2|demorado^2|despreparad@^3|falta de respeito^3|reclamação^3|reclamar^2|queixa^3|péssim@^2|vergonha^2|absurd@^2|descaso^2|cobrando^3|cobraram^3|cobrança^2|cobrança indevida^4|dinheiro de volta^3|estorno^3|reembolso^2|golpe^3|fraude^3|clonaram^4|hackearam^4|não reconheço^4|roubo^2|esperando^1|espero^1|até agora nada^2|ninguém resolve^3|ninguém resolveu^3|ninguém atende^4|não gostei^3|tratado^2|mal atendid@^3|lotad@^2|defeito^3|veio com defeito^4|quebrad@^2|danificad@^3|errado^2|atraso^2|atrasad@^2|desrespeito^2|procon^3|reclame aqui^3|um mês|fila^1|lixo^2|enganad@^2|não quer trocar^3|mentiram^2',
    'complaint.charge':
      'nunca pedi^2|na minha fatura^3|fatura^1|seguro que^1|seguro na minha fatura^4|não contratei^3!|valor errado^3!|a mais^2|cobrando a mais^4!|descontaram^3!|descontando^3!|mensalidade^1|assinatura^2|cobr*^3|tarifa~^2|taxa~^1|juros^2|dinheiro de volta^2|estorno^2|reembolso^2|em dobro^2|duas vezes^1|débito^1|debitaram^3|anuidade^1|fatura^1',
    'complaint.service':
      'atendentes^3|já falei^2|já liguei^2|cada um diz^3|falei com^2|ligação^2|ligações^2|robô^3|whatsapp^1|ouvidoria^2|mal atendid@^3|mensagem automática^3|má vontade^2|central^1|me ignoram^4!|desligam^3!|desligaram^3!|atendimento^3|atende^2|atendente~^2|tratado^2|tratada^2|telefone^1|chat^1|ninguém resolve*^2|suporte^2|sac^2|mal educad@|serviço^1|horas esperando|vergonha^1|linha de apoio^2',
    'complaint.delay':
      'até hoje^3|ainda não recebi^4!|ainda não chegou^4!|dias úteis^3|duas semanas^3|três semanas^3|dois meses^3|três meses^3|há semanas^3|há meses^3|há dias^2|prazo de entrega^3|prometeram^1|em análise^3|sem previsão^3|um mês^3|semanas^2|meses^2|dias^1|atraso^3|atrasad@^3|demora^3|espero^2|até agora^2|sem resposta^3|prazo^2|faz um mês^3|à espera',
    'complaint.fraud':
      'não fui eu^5!|não fiz essa^4!|não fiz esta^4!|compras que não^4!|usaram meu cartão^5!|usaram meu nome^5!|no meu nome^3!|em meu nome^3!|esvaziaram^5!|sms falso^4!|link falso^4!|falso^2|central falsa^5!|golpe^4!|fraude^4!|clonaram^5!|clonad@^4!|hackearam^5!|não reconheço^5!|roubaram dinheiro^4!|phishing^5!|se passando^4!|invadiram^5!|burla^4!|burlad@^4!|caí em^2|compra que não fiz^5!',
    'complaint.branch':
      'balcão^3|uma senhora a atender|a atender^2|senha^1|espera no balcão^3|segurança^1|só um caixa^4!|tudo parado^1|funcionária^2|funcionário^2|agência~^3|balcão^3|gerente^2|caixa só^3|fila^2|filas^2|lotad@^2|porta giratória^3|loja^1',
    acknowledgement:
      'maravilhoso^2|maravilhosa^2|na hora^1|deu certo^3|funcionou^2|prestativ@^3|super recomendo^3|parabenizo^3|finalmente^1|perfeito^1|consegui^1|obrigad@^1|muito obrigad@^3|valeu^2|parabéns^3|adorei^2|amei^2|excelente^1|gostei^1|atencios@^2|agradeço^3|resolvid@^2|resolveram^2|resolveu^1|top^1|show^1|nota 10^3|recomendo^2|salvou^2|salvaram^2|bom atendimento^3|simpatia^1|fixe^1|grat@^1',
    suggestion:
      'poderiam ter^4|poderiam incluir^4|podiam ter^4|podiam pôr^4|adicionar^2|incluir^1|opção de^2|ideia^2|melhoria^3|falta uma opção^4|ficaria melhor^4|bem que podia*^4|seria top^4|deveriam^3|deveria^3|sugestão^4|sugestões^4|sugiro^4|seria legal^4|seria bom^4|seria ótimo^4|seria bacana^4|seria interessante^4|poderiam^2|poderiam colocar^4|poderiam adicionar^4|coloquem^2|tomara^1|podia ter^3|podiam^2|proponho^4|que tal^2|gostaria que^3|adicionem^3|melhorar^1',
    lead: 'financiamento^2|fazer financiamento^4|fazer um seguro^4|fazer seguro^4|quero financiar^4|mudar para vocês^4|quero abrir^4|abrir uma conta^4|quero ser^2|quero fazer^1|comprar^1|preciso de um empréstimo^5|preciso de empréstimo^5|crédito para^3|como contrato^4|sou novo^2|quero investir^4|investir^2|contratar^4|quero contratar^5|abrir conta^4|abrir^1|tenho interesse^4|interesse em^4|interessad@^3|gostaria de abrir^4|fazer empréstimo^4|fazer cartão^3|pedir cartão^3|pedir empréstimo^4|pedir crédito^3|solicitar cartão^3|solicitar empréstimo^4|cotação^3|simulação^3|simular^3|orçamento^3|virar cliente^4|ser cliente^4|aderir^3|adquirir^3|quero um cartão^3|quero um empréstimo^4|assinar^2|portabilidade^3',
    'lead.account': 'conta~^2|conta digital^3|conta corrente^3|poupança^3|abrir conta^3|conta poupança^3',
    'lead.card': 'cartão^2|cartão de crédito^4|cartões^2',
    'lead.loan':
      'financiamento de^3|carro usado^1|crédito para^3|refinanci*^3|empréstimo~^4|consignado^3|financiamento^3|crédito habitação^4|crédito pessoal^4|hipoteca^3|financiar^3',
    'lead.insurance': 'seguro~^3|apólice^3|seguro auto^4|seguro de^3',
  },
  negated: {
    incident:
      'sai^2|recebe^1|recebeu^1|recebi código^4|chega código^4|consigo entrar^3|consigo acessar^3|consigo pagar^3|consigo fazer^2|tenho internet^4|tenho sinal^4|tem internet^4|tem luz^4|tem água^4|lê^2|mostra^2|carregou^3|funciona^3|funcionam^3|abre^3|abrem^2|carrega^3|entra^3|consigo^2|deixa^2|permite^3|caiu^3|cai^2|chegou^1|passa^3|passou^2|reconhece^2|conecta^3|liga^2|atualiza^2|acessar^2|aceder^2|aparece^1|volta^1',
    complaint:
      'pedi^3|solicitei^3|sabem^2|sabe^1|ajudam|ligaram^2|retornam^3|retornaram^3|recebi^2|entregaram^3|entregam^1|explicam^2|respeitam^3|querem ajudar^3|querem devolver^4|querem trocar^4|fazem nada^4|dão resposta^4|deram resposta^4|têm respeito^3|se importam^3|responde^2|respondem^3|responderam^3|atende^3|atendem^3|resolve^3|resolvem^3|resolveu^3|resolveram^3|ajuda^2|ajudam^2|ajudou^2|chega^2|chegou^2|cumprem^3|cumpre^3|devolvem^3|devolveram^3|gostei^3|gosto^1|autorizei^4|contratei^4|existe^1|quer trocar^3|resposta^2|solução^2|retorno^2|ligam^1|fiz^1',
    tone: 'recomendo|vale a pena|confio|dá|entendo|aceitável|justo|estou satisfeit@|sei mais o que',
  },
  urgent:
    'urgente|urgência|emergência|fraude|golpe|roubo|roubaram|clonaram|clonad@|hackearam|invadiram|imediatamente|agora mesmo|o mais rápido possível|perdi cartão|não reconheço|perigo|acidente|hospital|phishing|vazamento de gás|quanto antes',
}
