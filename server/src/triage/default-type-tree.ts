export interface DefaultType {
  key: string
  parentKey: string | null
  names: { es: string; en: string; pt: string }
  /** Order among its siblings, from 0. */
  position: number
}

type Names = [es: string, en: string, pt: string]
type Branch = [key: string, names: Names, children: [key: string, names: Names][]]

const BRANCHES: Branch[] = [
  [
    'query',
    ['Consulta', 'Query', 'Consulta'],
    [
      ['product', ['Productos', 'Products', 'Produtos']],
      ['branch_hours', ['Horarios y oficinas', 'Hours and branches', 'Horários e agências']],
      ['balance', ['Saldo y movimientos', 'Balance and activity', 'Saldo e movimentos']],
      ['requirements', ['Requisitos', 'Requirements', 'Requisitos']],
      ['fees', ['Tarifas y comisiones', 'Fees', 'Tarifas e comissões']],
    ],
  ],
  [
    'request',
    ['Solicitud', 'Request', 'Solicitação'],
    [
      ['card_block', ['Bloqueo de tarjeta', 'Card block', 'Bloqueio de cartão']],
      ['card_replacement', ['Reposición de tarjeta', 'Card replacement', 'Segunda via do cartão']],
      ['data_update', ['Actualización de datos', 'Change of details', 'Atualização de dados']],
      ['statement', ['Estado de cuenta', 'Statement', 'Extrato']],
      ['cancellation', ['Baja o cancelación', 'Cancellation', 'Cancelamento']],
    ],
  ],
  [
    'incident',
    ['Incidencia', 'Incident', 'Incidente'],
    [
      ['app', ['Aplicación móvil', 'Mobile app', 'Aplicativo']],
      ['web', ['Página web', 'Website', 'Site']],
      ['atm', ['Cajero automático', 'Cash machine', 'Caixa eletrônico']],
      ['card_declined', ['Tarjeta rechazada', 'Card declined', 'Cartão recusado']],
      ['transfer', ['Transferencia', 'Transfer', 'Transferência']],
    ],
  ],
  [
    'complaint',
    ['Reclamo', 'Complaint', 'Reclamação'],
    [
      ['charge', ['Cobro indebido', 'Wrong charge', 'Cobrança indevida']],
      ['service', ['Mala atención', 'Poor service', 'Mau atendimento']],
      ['delay', ['Demora', 'Delay', 'Demora']],
      ['fraud', ['Fraude', 'Fraud', 'Fraude']],
      ['branch', ['Oficina', 'Branch', 'Agência']],
    ],
  ],
  ['acknowledgement', ['Agradecimiento', 'Acknowledgement', 'Agradecimento'], []],
  ['suggestion', ['Sugerencia', 'Suggestion', 'Sugestão'], []],
  [
    'lead',
    ['Prospecto', 'Lead', 'Prospecto'],
    [
      ['account', ['Abrir una cuenta', 'Open an account', 'Abrir uma conta']],
      ['card', ['Pedir una tarjeta', 'Get a card', 'Pedir um cartão']],
      ['loan', ['Préstamo', 'Loan', 'Empréstimo']],
      ['insurance', ['Seguro', 'Insurance', 'Seguro']],
    ],
  ],
  ['spam', ['Spam', 'Spam', 'Spam'], []],
]

const named = ([es, en, pt]: Names) => ({ es, en, pt })

/** The type tree of a new workspace, parents before their children; an administrator may change it afterwards. */
export const DEFAULT_TYPE_TREE: readonly DefaultType[] = BRANCHES.flatMap(([root, names, children], position) => [
  { key: root, parentKey: null, names: named(names), position },
  ...children.map(([child, childNames], at) => ({ key: `${root}.${child}`, parentKey: root, names: named(childNames), position: at })),
])
