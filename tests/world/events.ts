// Articles of our own on three events in one week: two of one topic, each told by several outlets in words of its own.

/** An article as an outlet printed it. */
export interface Telling {
  outlet: string
  title: string
  text: string
  publishedAt: string
}

/** The cannery of Dunmoor burns. */
export const CANNERY: Telling[] = [
  {
    outlet: 'The Tide',
    title: 'Fire guts Dunmoor cannery, forty jobs in doubt',
    publishedAt: '2025-06-02T08:00:00Z',
    text: `A fire that broke out in the smokehouse of the Halloran cannery in Dunmoor destroyed most of the plant on Sunday night. Nobody was hurt.

“We will rebuild on this very spot, and we will not send one worker away,” Ines Halloran, who owns the cannery, told The Tide.

Fire chief Tom Barrow said that the blaze began in a smokehouse whose chimney had not been swept since autumn. “The sprinklers were shut off for repairs,” Barrow said.

Forty people pack sardines and mussels there. The union asked the council of Dunmoor to pay their wages until Halloran reopens.`,
  },
  {
    outlet: 'Anchor Wire',
    title: 'Halloran vows to rebuild burnt Dunmoor cannery',
    publishedAt: '2025-06-02T11:00:00Z',
    text: `DUNMOOR (Anchor Wire) - The owner of the Halloran cannery promised on Monday to rebuild it after a night fire that left only the cold store standing.

“We will rebuild on this very spot,” Ines Halloran said. She declined to say whether the sardines line would come back first.

According to fire chief Tom Barrow, the smokehouse chimney had not been swept since autumn. Sprinklers had been switched off for repairs, he said.

The plant employs forty people, who pack mussels and sardines. Their union wants Dunmoor council to step in.`,
  },
  {
    outlet: 'The Gull',
    title: 'Unswept chimney blamed for cannery blaze',
    publishedAt: '2025-06-03T07:30:00Z',
    text: `An unswept chimney in the smokehouse caused the blaze that gutted the Halloran cannery in Dunmoor, the fire brigade said on Tuesday.

“The sprinklers were shut off for repairs,” chief Tom Barrow said. “With them, we would be talking about a burnt smokehouse and not about a burnt plant.”

Ines Halloran was not available. Workers at the gate said the sardines in the cold store could still be saved. Mussels were a loss.`,
  },
]

/** A boatyard in Port Ellis burns in the same week: another event of the same topic. */
export const BOATYARD: Telling[] = [
  {
    outlet: 'The Tide',
    title: 'Three yachts lost as Port Ellis boatyard burns',
    publishedAt: '2025-06-03T09:00:00Z',
    text: `Three yachts and a varnish shed went up in flames at the Quayle boatyard in Port Ellis on Monday evening. A welder was treated for smoke.

“A spark from my own torch fell into the shavings,” welder Dan Ross said from his bed at Ellis infirmary.

Bela Storr, who runs the yard, said that the insurer had already been there. “Quayle has built yachts since my grandmother, and will go on,” Storr said. The regatta on Saturday goes ahead.`,
  },
  {
    outlet: 'The Gull',
    title: 'Welder’s spark blamed for Quayle boatyard fire',
    publishedAt: '2025-06-03T15:00:00Z',
    text: `A welder has told the police that a spark from his torch set the varnish shed of the Quayle boatyard alight. Three yachts were lost in Port Ellis.

“A spark from my own torch fell into the shavings,” Dan Ross said. He is still at the infirmary with smoke in his lungs.

Bela Storr expects the insurer to pay for the yachts and the shed. The regatta is not in danger, she said.`,
  },
]

/** The council of Varnby votes on a toll: nothing to do with either. */
export const TOLL: Telling[] = [
  {
    outlet: 'Anchor Wire',
    title: 'Varnby council approves lock toll for pleasure craft',
    publishedAt: '2025-06-03T18:00:00Z',
    text: `VARNBY (Anchor Wire) - The council of Varnby approved a toll on pleasure craft that pass the lock, by nine votes to eight.

“A kayak pays nothing, a motor cruiser pays for the gates it wears out,” Ada Quill, the harbour master, said after the ballot.`,
  },
]
