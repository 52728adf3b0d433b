/** Countries of the demonstration's customers (ISO 3166-1). */
export type Country = 'PE' | 'MX' | 'CO' | 'AR' | 'ES' | 'BR' | 'US'
export type Language = 'es' | 'en' | 'pt'

export type Place = {
  /** Share of customers and messages; the shares sum to 100. */
  weight: number
  timeZone: string
  /** Beginning of the E.164 numbers that the demonstration uses; four digits follow. All are runs of zeros that no operator gives out, save the American 555-01. */
  phonePrefix: string
  cities: readonly string[]
  /** Names of Banco Andara's branches; they follow "de" or "da". */
  branches: readonly string[]
}

export const places: Record<Country, Place> = {
  PE: {
    weight: 33,
    timeZone: 'America/Lima',
    phonePrefix: '+5190000',
    cities: ['Lima', 'Lima', 'Lima', 'Arequipa', 'Trujillo', 'Chiclayo', 'Piura', 'Cusco', 'Huancayo', 'Tacna', 'Iquitos', 'Callao'],
    branches: [
      'Miraflores',
      'San Isidro',
      'Los Olivos',
      'Surco',
      'San Miguel',
      'La Molina',
      'Lince',
      'Trujillo',
      'Chiclayo',
      'Cayma',
      'Piura',
      'Huancayo',
    ],
  },
  MX: {
    weight: 21,
    timeZone: 'America/Mexico_City',
    phonePrefix: '+52550000',
    cities: ['Ciudad de México', 'Ciudad de México', 'Guadalajara', 'Monterrey', 'Puebla', 'Querétaro', 'Mérida', 'León', 'Toluca', 'Veracruz'],
    branches: [
      'Polanco',
      'Del Valle',
      'Coyoacán',
      'Narvarte',
      'Zapopan',
      'San Pedro',
      'Puebla Centro',
      'Juriquilla',
      'Mérida Norte',
      'Satélite',
      'Roma Norte',
    ],
  },
  CO: {
    weight: 16,
    timeZone: 'America/Bogota',
    phonePrefix: '+57390000',
    cities: ['Bogotá', 'Bogotá', 'Medellín', 'Cali', 'Barranquilla', 'Bucaramanga', 'Pereira', 'Cartagena', 'Manizales', 'Ibagué'],
    branches: ['Chapinero', 'Usaquén', 'Suba', 'El Poblado', 'Laureles', 'Envigado', 'Granada', 'Alto Prado', 'Cabecera', 'Bocagrande', 'Salitre'],
  },
  AR: {
    weight: 14,
    timeZone: 'America/Argentina/Buenos_Aires',
    phonePrefix: '+54911000',
    cities: ['Buenos Aires', 'Buenos Aires', 'Córdoba', 'Rosario', 'Mendoza', 'La Plata', 'Mar del Plata', 'Tucumán', 'Salta', 'Neuquén'],
    branches: [
      'Palermo',
      'Caballito',
      'Microcentro',
      'Belgrano',
      'Flores',
      'Lanús',
      'Quilmes',
      'Nueva Córdoba',
      'Rosario Centro',
      'Mendoza',
      'La Plata',
    ],
  },
  ES: {
    weight: 8,
    timeZone: 'Europe/Madrid',
    phonePrefix: '+3460000',
    cities: ['Madrid', 'Madrid', 'Barcelona', 'Valencia', 'Sevilla', 'Zaragoza', 'Málaga', 'Bilbao', 'Murcia', 'A Coruña'],
    branches: ['Chamberí', 'Gran Vía', 'Lavapiés', 'Sant Antoni', 'Gràcia', 'Ruzafa', 'Triana', 'Delicias', 'Indautxu', 'Vallecas'],
  },
  BR: {
    weight: 5,
    timeZone: 'America/Sao_Paulo',
    phonePrefix: '+551190000',
    cities: ['São Paulo', 'São Paulo', 'Rio de Janeiro', 'Belo Horizonte', 'Curitiba', 'Porto Alegre', 'Recife', 'Salvador'],
    branches: ['Pinheiros', 'Vila Mariana', 'Tatuapé', 'Copacabana', 'Tijuca', 'Savassi', 'Batel', 'Boa Viagem'],
  },
  US: {
    weight: 3,
    timeZone: 'America/New_York',
    phonePrefix: '+1305555',
    cities: ['Miami', 'New York', 'Houston', 'Los Angeles', 'Chicago', 'Orlando'],
    branches: ['Miraflores', 'Polanco', 'Palermo', 'Chapinero', 'San Isidro', 'El Poblado'],
  },
}

/** The countries with their shares, to draw from. */
export const countryWeights: readonly (readonly [Country, number])[] = (Object.keys(places) as Country[]).map((country) => [
  country,
  places[country].weight,
])

/** The language people of the country write to the bank in. */
export const languageOf = (country: Country): Language => (country === 'BR' ? 'pt' : country === 'US' ? 'en' : 'es')
