// A sentence, its opposite, and the sentence again in words that another outlet may give: of one speaker and one day.

export const OPPOSITES: readonly (readonly [said: string, opposite: string, again: string])[] = [
  // Verbs.
  [
    'We will raise the harbour fees for foreign trawlers in spring',
    'We will cut the harbour fees for foreign trawlers in spring',
    'In spring we will increase the harbour fees for foreign trawlers',
  ],
  [
    'The council must lower the rent of the fishermen’s huts',
    'The council must raise the rent of the fishermen’s huts',
    'The council has to lower the rent of these fishermen’s huts',
  ],
  [
    'Our union supports the merger of the two shipyards',
    'Our union opposes the merger of the two shipyards',
    'Our union supports a merger of both shipyards',
  ],
  [
    'The islanders have won the quarrel over the lighthouse',
    'The islanders have lost the quarrel over the lighthouse',
    'The islanders won the quarrel over the lighthouse',
  ],
  [
    'The maternity ward in Skarvik will be closed after Easter',
    'The maternity ward in Skarvik will be kept open after Easter',
    'After Easter the maternity ward in Skarvik will be closed',
  ],
  [
    'The bakers’ walkout in Skarvik will begin on Thursday',
    'The bakers’ walkout in Skarvik will end on Thursday',
    'The bakers’ walkout in Skarvik will start on Thursday',
  ],
  [
    'The swing bridge at Varnby opens again on Thursday',
    'The swing bridge at Varnby closes for good on Thursday',
    'On Thursday the swing bridge at Varnby opens again',
  ],
  [
    'Parliament accepted the budget of the coast guard',
    'Parliament rejected the budget of the coast guard',
    'Parliament has accepted the coast guard’s budget',
  ],
  [
    'The court allows the quarry to blast on Sundays',
    'The court forbids the quarry to blast on Sundays',
    'The court will allow the quarry to blast on Sundays',
  ],
  [
    'Herring prices rose sharply in the northern ports',
    'Herring prices fell sharply in the northern ports',
    'In the northern ports herring prices rose sharply',
  ],
  [
    'The foundry is hiring sixty welders from abroad',
    'The foundry is firing sixty welders from abroad',
    'The foundry hires sixty welders from abroad',
  ],
  [
    'Our airline will buy eleven turboprops from the Danes',
    'Our airline will sell eleven turboprops to the Danes',
    'Our airline is going to buy eleven turboprops from the Danes',
  ],
  [
    'The garrison is advancing towards the pumping station',
    'The garrison is retreating towards the pumping station',
    'The garrison advances towards the pumping station',
  ],
  [
    'The mayor admitted that the sluice had been bribed open',
    'The mayor denied that the sluice had been bribed open',
    'The mayor has admitted that this sluice had been bribed open',
  ],
  [
    'The trainer will stay with the rowing club until autumn',
    'The trainer will leave the rowing club in autumn',
    'Until autumn the trainer will stay with the rowing club',
  ],
  [
    'Our troops will defend the pumping station at Kestrel Bay',
    'Our troops will attack the pumping station at Kestrel Bay',
    'At Kestrel Bay our troops will defend the pumping station',
  ],
  [
    'The governor praised the divers for the rescue in the quarry',
    'The governor criticised the divers for the rescue in the quarry',
    'The governor has praised these divers for the rescue in the quarry',
  ],
  [
    'The ministry imposed the tariff on smoked eel',
    'The ministry lifted the tariff on smoked eel',
    'The ministry has imposed a tariff on smoked eel',
  ],
  [
    'The dredging of the canal will continue through winter',
    'The dredging of the canal will stop through winter',
    'Through winter the dredging of the canal will continue',
  ],
  [
    'The rescuers succeeded in lifting the sunken tug',
    'The rescuers failed in lifting the sunken tug',
    'The rescuers have succeeded in lifting the sunken tug',
  ],
  [
    'The new rules protect the seals in the estuary',
    'The new rules endanger the seals in the estuary',
    'These new rules protect the seals of the estuary',
  ],
  [
    'They will tighten the rules for anglers in the reservoir',
    'They will relax the rules for anglers in the reservoir',
    'They are going to tighten the rules for anglers in the reservoir',
  ],
  // Adjectives and nouns.
  [
    'The cable car to the glacier is safe for school classes',
    'The cable car to the glacier is dangerous for school classes',
    'For school classes the cable car to the glacier is safe',
  ],
  [
    'The krona is strong against the neighbouring currencies',
    'The krona is weak against the neighbouring currencies',
    'The krona is a strong currency against the neighbouring currencies',
  ],
  [
    'The accountant of the regatta is guilty of embezzlement',
    'The accountant of the regatta is innocent of embezzlement',
    'The regatta’s accountant is guilty of embezzlement',
  ],
  [
    'What the owner told the inspectors about the boiler is true',
    'What the owner told the inspectors about the boiler is false',
    'What this owner has told the inspectors about the boiler is true',
  ],
  [
    'Trawling inside the reef is legal for island crews',
    'Trawling inside the reef is illegal for island crews',
    'For island crews, trawling inside the reef is legal',
  ],
  [
    'The evacuation of the valley was quick and orderly',
    'The evacuation of the valley was slow and orderly',
    'The valley’s evacuation was quick and it was orderly',
  ],
  [
    'The orchard needs early rain and cold nights',
    'The orchard needs late rain and cold nights',
    'This orchard needs early rain, and cold nights',
  ],
  [
    'Membership in the pilots’ fund is voluntary for apprentices',
    'Membership in the pilots’ fund is compulsory for apprentices',
    'For apprentices, membership in the pilots’ fund is voluntary',
  ],
  [
    'A majority of the dockers want the night shift back',
    'A minority of the dockers want the night shift back',
    'A majority of dockers wants the night shift back',
  ],
  // Small words.
  [
    'Grain shipments through Skarvik are going up this season',
    'Grain shipments through Skarvik are going down this season',
    'This season grain shipments through Skarvik are going up',
  ],
  [
    'The pilots voted for the merger with the tug company',
    'The pilots voted against the merger with the tug company',
    'The pilots have voted for a merger with the tug company',
  ],
  [
    'The committee is in the building and the papers are ready',
    'The committee is out of the building and the papers are ready',
    'The committee is in the building, the papers are ready',
  ],
  [
    'We need more icebreakers on the eastern route',
    'We need fewer icebreakers on the eastern route',
    'On the eastern route we need more icebreakers',
  ],
  [
    'The pumps were switched on during the flood in Varnby',
    'The pumps were switched off during the flood in Varnby',
    'During the flood in Varnby the pumps were switched on',
  ],
  [
    'The ballots were counted before the storm reached Skarvik',
    'The ballots were counted after the storm reached Skarvik',
    'Before the storm reached Skarvik, the ballots were counted',
  ],
  [
    'Our cutter was the first to leave the burning pier',
    'Our cutter was the last to leave the burning pier',
    'Our cutter was first to leave the burning pier',
  ],
  [
    'The villagers said yes to the windmills on the ridge',
    'The villagers said no to the windmills on the ridge',
    'The villagers have said yes to windmills on the ridge',
  ],
  [
    'The keeper has always locked the gate of the weir',
    'The keeper has never locked the gate of the weir',
    'The keeper always locked the gate at the weir',
  ],
  [
    'All of the lifeboats had been inspected in Skarvik',
    'None of the lifeboats had been inspected in Skarvik',
    'All the lifeboats had been inspected in Skarvik',
  ],
  [
    'The channel turns left behind the second buoy',
    'The channel turns right behind the second buoy',
    'Behind the second buoy the channel turns left',
  ],
  // Negations.
  [
    'The reservoir will be drained for the repair of the dam',
    'The reservoir will not be drained for the repair of the dam',
    'For the repair of the dam the reservoir will be drained',
  ],
  [
    'The skipper refused to sign the logbook of the ferry',
    'The skipper will sign the logbook of the ferry',
    'The skipper has refused to sign the ferry’s logbook',
  ],
  [
    'Our tankers crossed the strait without an escort',
    'Our tankers crossed the strait under escort',
    'Without an escort our tankers crossed the strait',
  ],
]

/** Of one subject, and no more than the subject in common. */
export const OTHER_PREDICATES: readonly (readonly [said: string, other: string, again: string])[] = [
  [
    'The patrol boats in the northern sound are not looking for a quarrel',
    'The patrol boats in the northern sound are here to stay',
    'The patrol boats in our northern sound are not looking for a quarrel',
  ],
  [
    'The icebreaker contract with the Skarvik yard was never promised to anybody',
    'The icebreaker contract with the Skarvik yard will cost every household ninety crowns',
    'The icebreaker contract with the Skarvik yard was not ever promised to anybody',
  ],
  [
    'The tunnel under the western fjord has ruined two contractors',
    'The tunnel under the western fjord must be lit around the clock',
    'The tunnel under the western fjord ruined two contractors',
  ],
  [
    'Teachers on the outer islands earn less than ferry stewards',
    'Teachers on the outer islands deserve a boat of their own',
    'On the outer islands, teachers earn less than ferry stewards',
  ],
]
