import type { Country } from './places.ts'
import type { Random } from './random.ts'

type Names = { women: string; men: string; surnames: string; doubled: boolean }

const hispanicAmerican = {
  women:
    'María,Ana,Rosa,Lucía,Carmen,Gabriela,Daniela,Valeria,Andrea,Claudia,Patricia,Mónica,Fiorella,Milagros,Rocío,Verónica,Karina,Yesenia,Pamela,Ximena',
  men: 'José,Luis,Carlos,Juan,Jorge,Miguel,Diego,Renzo,Julio,César,Víctor,Óscar,Raúl,Iván,Gustavo,Marco,Martín,Álvaro,Hugo,Percy',
}

const names: Record<Country, Names> = {
  PE: {
    ...hispanicAmerican,
    surnames:
      'Quispe,Flores,Huamán,Mamani,Rojas,Chávez,Vásquez,Ramos,Castillo,Mendoza,Espinoza,Cárdenas,Paredes,Salazar,Ccori,Tello,Zevallos,Valdivia,Núñez,Ponce,Bustamante,Cáceres,Alarcón,Llerena,Gamarra,Yupanqui,Del Águila,Saavedra,Arévalo,Portocarrero',
    doubled: true,
  },
  MX: {
    women:
      'María Fernanda,Guadalupe,Alejandra,Sofía,Ximena,Regina,Mariana,Paola,Leticia,Rocío,Itzel,Brenda,Fátima,Montserrat,Yolanda,Adriana,Citlali,Araceli',
    men: 'José Luis,Juan Carlos,Alejandro,Emiliano,Santiago,Rodrigo,Gerardo,Héctor,Ricardo,Arturo,Sergio,Fernando,Eduardo,Israel,Ulises,Enrique,Joaquín,Ramón',
    surnames:
      'Hernández,García,Martínez,López,González,Ramírez,Sánchez,Cruz,Ortiz,Jiménez,Gutiérrez,Reyes,Morales,Aguilar,Villanueva,Cervantes,Orozco,Ibarra,Zepeda,Treviño,Cantú,Barrera,Méndez,Solís,Luna,Ochoa,Rentería,Bautista,Villaseñor,Camacho',
    doubled: true,
  },
  CO: {
    women:
      'Luz Marina,Paola,Catalina,Juliana,Natalia,Yuliana,Ángela,Diana Carolina,Laura,Marcela,Viviana,Sandra Milena,Manuela,Adriana,Jimena,Lina,Tatiana,Gloria',
    men: 'Andrés,Juan David,Camilo,Sebastián,Jhon Jairo,Felipe,Mauricio,Santiago,Óscar Iván,Esteban,Hernán,Fabián,Wilmer,Nicolás,Germán,Álvaro,Cristian,Rubén',
    surnames:
      'Rodríguez,Gómez,Restrepo,Ospina,Cárdenas,Quintero,Montoya,Zapata,Arango,Giraldo,Londoño,Bedoya,Castaño,Rincón,Pinzón,Guerrero,Mosquera,Hoyos,Valencia,Barrios,Acosta,Duarte,Suárez,Buitrago,Echeverri,Agudelo,Salcedo,Peñaranda,Velásquez,Marulanda',
    doubled: true,
  },
  AR: {
    women:
      'Florencia,Agustina,Julieta,Micaela,Romina,Noelia,Silvina,Carolina,Martina,Celeste,Soledad,Marina,Graciela,Natalia,Victoria,Rocío,Sabrina,Melina',
    men: 'Facundo,Matías,Nicolás,Ezequiel,Tomás,Lautaro,Gonzalo,Hernán,Pablo,Leandro,Ramiro,Maximiliano,Santiago,Guido,Emanuel,Germán,Mariano,Damián',
    surnames:
      'Fernández,Pereyra,Sosa,Romero,Benítez,Ledesma,Ferrari,Bianchi,Giménez,Ojeda,Rossi,Villalba,Cabrera,Molina,Acuña,Maidana,Peralta,Luna,Godoy,Vega,Coronel,Medina,Moyano,Ruiz,Ferreyra,Quiroga,Bustos,Toledo,Aguirre,Russo',
    doubled: false,
  },
  ES: {
    women: 'Carmen,Lucía,Marta,Nuria,Cristina,Elena,Paula,Laura,Alba,Irene,Inés,Pilar,Raquel,Sara,Beatriz,Montse,Ainhoa,Rocío',
    men: 'Javier,Álvaro,Sergio,Pablo,Adrián,Rubén,Iker,Manuel,Antonio,Jordi,Íñigo,David,Óscar,Héctor,Guillermo,Jaime,Raúl,Víctor',
    surnames:
      'García,Fernández,Martín,Sanz,Gil,Serrano,Molina,Navarro,Iglesias,Ortega,Rubio,Castro,Vidal,Ferrer,Soler,Blanco,Prieto,Cano,Herrero,Calvo,Pascual,Lozano,Ibáñez,Aguirre,Puig,Santos,Campos,Vega,Crespo,Marín',
    doubled: true,
  },
  BR: {
    women: 'Ana Paula,Juliana,Fernanda,Camila,Beatriz,Letícia,Larissa,Patrícia,Mariana,Aline,Gabriela,Débora,Luciana,Renata',
    men: 'João,Lucas,Rafael,Thiago,Gustavo,Felipe,Rodrigo,Bruno,Marcelo,Vinícius,Leonardo,Eduardo,André,Matheus',
    surnames:
      'Silva,Souza,Oliveira,Pereira,Costa,Almeida,Ferreira,Ribeiro,Carvalho,Gomes,Martins,Araújo,Barbosa,Rocha,Moreira,Cardoso,Teixeira,Nogueira',
    doubled: true,
  },
  US: {
    women: 'Emily,Jessica,Sarah,Ashley,Megan,Laura,Diana,Nicole,Karen,Rachel,Monica,Vanessa',
    men: 'Michael,David,Daniel,Kevin,Brian,Andrew,Steven,Jason,Eric,Mark,Ryan,Anthony',
    surnames: 'Miller,Johnson,Parker,Collins,Bennett,Rivera,Morgan,Foster,Hughes,Sullivan,Torres,Delgado,Brooks,Walsh,Griffin,Vargas,Coleman,Reed',
    doubled: false,
  },
}

/** A likely name for someone of the country: given name, and one or two surnames as is the custom there. */
export function makeName(random: Random, country: Country): { given: string; surname: string; full: string } {
  const pool = names[country]
  const given = random.pick((random.chance(0.52) ? pool.women : pool.men).split(','))
  const surnames = pool.surnames.split(',')
  const surname = random.pick(surnames)
  const second = pool.doubled && random.chance(0.85) ? random.pick(surnames.filter((other) => other !== surname)) : ''
  return { given, surname, full: [given, surname, second].filter(Boolean).join(' ') }
}

/** The text in lower-case ASCII letters and digits alone, as used in handles and addresses. */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** A handle as people make them from their names: 4 to 15 letters, digits and underscores, as X asks. */
export function makeHandle(random: Random, given: string, surname: string): string {
  const first = plainLetters(given.split(' ')[0]!)
  const last = plainLetters(surname)
  const shapes = [
    `${first}_${last}`,
    `${first[0]}${last}${random.int(70, 99)}`,
    `${first}${last}${random.int(1, 99)}`,
    `${last}_${first.slice(0, 3)}`,
  ]
  const more = [
    `${first.slice(0, 5)}_${random.int(100, 9999)}`,
    `soy${first}${random.int(1, 99)}`,
    `${first}.${last}`,
    `la_${last}${random.int(1, 9)}`,
    `${first}${first.at(-1)}${last[0]}`,
  ]
  return random
    .pick([...shapes, ...more])
    .replace('.', '')
    .slice(0, 15)
}
