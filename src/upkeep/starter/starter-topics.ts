import type { StatementFilter } from '../../domain/filter/filter.ts'
import {
  ALARM,
  ARMS,
  ATLANTIC,
  BOND_BETWEEN,
  BOND_WITH,
  CHINA,
  DISPUTE,
  FORCES,
  GROWTH,
  HELP_FOR_RUSSIA,
  MAKING_TOGETHER,
  NEIGHBOURS,
  NORTH_KOREA,
  PARTNERING,
  PRESSURE,
  REGION,
  RUSSIA,
  SECURITY,
  TAIWAN,
  TOGETHER,
  words,
} from './starter-words.ts'

export interface StarterTopic {
  slug: string
  name: string
  description: string
  /** Slugs of topics further up in the list. */
  broader: string[]
  rule: StatementFilter
}

const NATO_SPEAKS: StatementFilter = { any: [{ actors: ['nato'] }, { offices: ['nato-secretary-general'] }] }

export const STARTER_TOPICS: StarterTopic[] = [
  {
    slug: 'indo-pacific-engagement',
    name: 'Indo-Pacific engagement',
    description: 'Security in the Indo-Pacific, and what NATO, Europe and the United States do about it.',
    broader: [],
    rule: {
      any: [
        { text: REGION, context: SECURITY },
        // Who speaks for NATO on the region's states, in military terms, need not name the region.
        {
          ...NATO_SPEAKS,
          all: [{ context: SECURITY }, { any: [{ context: REGION }, { text: CHINA }, { text: NEIGHBOURS }] }],
        },
        // "We cannot be naive": the sentence says nothing, its neighbours say where and what.
        { all: [{ context: REGION }, { context: ATLANTIC }, { context: SECURITY }] },
      ],
    },
  },
  {
    slug: 'taiwan-strait',
    name: 'Taiwan Strait',
    description: 'Pressure on Taiwan: exercises, blockade, the use of force, the status quo.',
    broader: ['indo-pacific-engagement'],
    rule: {
      any: [
        { text: words('Taiwan Strait, cross strait, Strait of Taiwan') },
        {
          all: [{ text: TAIWAN }, { text: PRESSURE }],
        },
        {
          all: [
            { context: TAIWAN },
            { context: words('military, drill, blockade, invasion, warship, navy, grey hulls, gray hulls') },
            { text: ALARM },
          ],
        },
      ],
    },
  },
  {
    slug: 'china-military-build-up',
    name: 'China military build-up',
    description: "The growth of China's armed forces, navy, missiles and nuclear weapons.",
    broader: ['indo-pacific-engagement'],
    rule: {
      any: [
        { all: [{ text: CHINA }, { text: FORCES }, { text: GROWTH }] },
        {
          all: [
            { context: CHINA },
            { context: words('armed forces, military, militarization, militarisation, navy, fleet, nuclear') },
            { context: words('build-up, buildup, building, expansion, expand, rapid, militarization, militarisation') },
            { text: ALARM },
          ],
        },
      ],
    },
  },
  {
    slug: 'nato-partnerships-ip4',
    name: 'NATO partnerships (IP4)',
    description: "NATO's partnerships with Japan, South Korea, Australia and New Zealand.",
    broader: ['indo-pacific-engagement'],
    rule: {
      any: [
        { text: words('IP4, Indo Pacific Four, Asian NATO') },
        { text: words('Indo Pacific partners, Asia Pacific partners, four partners'), context: ATLANTIC },
        { all: [{ text: ATLANTIC }, { text: `${NEIGHBOURS} OR ${REGION}` }, { text: PARTNERING }] },
        { ...NATO_SPEAKS, all: [{ text: `${NEIGHBOURS} OR ${REGION}` }, { text: PARTNERING }] },
        {
          all: [
            { context: words('IP4, Indo Pacific partners, Asia Pacific partners') },
            { context: ATLANTIC },
            { text: PARTNERING },
          ],
        },
      ],
    },
  },
  {
    slug: 'south-china-sea',
    name: 'South China Sea',
    description: 'Claims, coast guards and navies in the South China Sea.',
    broader: ['indo-pacific-engagement'],
    rule: {
      any: [
        { text: words('Scarborough Shoal, Second Thomas Shoal, Ayungin Shoal, nine dash line, West Philippine Sea') },
        {
          text: words('South China Sea, Spratly, Spratlys, Paracel, Paracels'),
          context: DISPUTE,
        },
      ],
    },
  },
  {
    slug: 'aukus-and-the-quad',
    name: 'AUKUS and the Quad',
    description: 'AUKUS (Australia, United Kingdom, United States) and the Quad (with India and Japan).',
    broader: ['indo-pacific-engagement'],
    rule: {
      any: [
        { text: words('AUKUS, Quadrilateral Security Dialogue') },
        // "Quad" alone is also a courtyard and a motorbike.
        { text: 'Quad', context: words('Indo Pacific, India, Australia, Quadrilateral') },
      ],
    },
  },
  {
    slug: 'russia-china-cooperation',
    name: 'Russia-China cooperation',
    description: 'What Russia and China do together, and for each other.',
    broader: [],
    rule: {
      any: [
        {
          all: [
            { text: words('Russia China, China Russia, Sino Russian, Russo Chinese') },
            { text: words('cooperation, partnership, ties, axis, alliance, joint, patrol') },
          ],
        },
        {
          all: [
            { text: RUSSIA },
            { text: CHINA },
            { any: [{ text: BOND_WITH }, { text: BOND_BETWEEN }, { text: HELP_FOR_RUSSIA }, { text: TOGETHER }] },
            // The same words, said of others who stand together against both. ("have to" would not count.)
            {
              not: { text: words('must work together, need to work together, us work together') },
            },
          ],
        },
        {
          all: [
            { context: RUSSIA },
            { context: CHINA },
            { text: words('joint patrol, joint exercise, bombers, patrols, axis, partnership, no limits') },
          ],
        },
        {
          actors: ['russia'],
          text: CHINA,
          any: [{ text: PARTNERING }, { text: words('patrol, exercise, joint') }],
        },
        {
          actors: ['china', 'chinese-foreign-ministry'],
          text: RUSSIA,
          any: [{ text: PARTNERING }, { text: words('patrol, exercise, joint') }],
        },
      ],
    },
  },
  {
    slug: 'defence-industrial-cooperation',
    name: 'Defence-industrial cooperation',
    description: 'Arms developed, made, repaired or supplied together.',
    broader: [],
    rule: {
      any: [
        {
          text: words('defence industrial, defense industrial, defence industries, arms industry'),
          all: [{ text: words('cooperation, collaboration, partner, partnership, joint, together, share, link') }],
        },
        {
          all: [{ text: MAKING_TOGETHER }, { text: ARMS }],
        },
        {
          all: [
            { text: words('shipyard, dry dock, docks') },
            { text: words('repair, maintain, maintenance, build, open, engineers') },
            { context: words('frigate, warship, navy, naval, allied, NATO') },
          ],
        },
      ],
    },
  },
  {
    slug: 'north-korea',
    name: 'North Korea',
    description: "North Korea's missiles, nuclear weapons and aid to Russia; also what it says itself.",
    broader: [],
    rule: {
      any: [
        { actors: ['north-korea'] },
        { text: NORTH_KOREA },
        {
          context: NORTH_KOREA,
          text: words('missile, nuclear test, nuclear programme, nuclear program, denuclearisation, launch'),
        },
      ],
    },
  },
  {
    slug: 'maritime-security',
    name: 'Maritime security',
    description: 'Sea lanes, freedom of navigation, seabed cables, coast guards and blockades.',
    broader: [],
    rule: {
      any: [
        {
          text: words(
            'maritime security, freedom of navigation, sea lanes, sea routes, sea lines of communication, law of the sea',
          ),
        },
        {
          text: words('undersea cable, seabed cable, submarine cable, subsea cable'),
          context: words('sabotage, cut, attack, protect, security, navy, patrol, coast guard'),
        },
        {
          all: [
            { text: words('coast guard, blockade, warship, naval patrol, sea mines, piracy, pirates') },
            { text: words('sea, strait, waters, shipping, vessel, ships, gulf, ocean, cable') },
          ],
        },
      ],
    },
  },
]
