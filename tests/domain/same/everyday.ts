// Everyday news of many fields: what one speaker says on one day of one matter, in two articles.

type Pair = readonly [one: string, other: string]

/** Two utterances each, though they share telling words. */
export const TWO_UTTERANCES: Readonly<Record<string, readonly Pair[]>> = {
  opposites: [
    ['The northern quay will be closed before the winter', 'The northern quay will not be closed before the winter'],
    ['The new dredger costs us 40 million crowns a year', 'The new dredger costs us 60 million crowns a year'],
  ],
  sport: [
    [
      'Our goalkeeper saved us three penalties tonight',
      'The goalkeeper trained penalties with a tennis machine all winter',
    ],
    [
      'The striker will miss the derby with a torn hamstring',
      'A derby without our striker is a wedding without a band',
    ],
    ['We lost the relay because the baton was wet', 'Next week the relay squad gets a new baton and an old coach'],
    [
      'The referee gave us a penalty that nobody in the stadium had seen',
      'I will not talk about the referee, the stadium heard what I think',
    ],
    [
      'She ran the marathon on a broken toe and smiled at kilometre forty',
      'The marathon belongs to amateurs until kilometre thirty',
    ],
    [
      'Our cyclists slept four hours before the mountain stage',
      'On the mountain stage the cyclists behind him gave up one by one',
    ],
    ['We will play with three defenders on Saturday', 'Two of our defenders will not play on Saturday'],
  ],
  weather: [
    [
      'The storm tore the roof off the fish market',
      'Before the storm we nailed planks over the windows of the fish market',
    ],
    ['The glacier lost eleven metres of ice last summer', 'In summer I take children up the glacier to touch the ice'],
    [
      'Forty villages are without electricity since the hurricane',
      'A hurricane like this one cost us two villages in my grandfather’s time',
    ],
    [
      'The river will crest at nine metres on Sunday night',
      'Nobody should be near the river on Sunday, not even to film it',
    ],
    ['Hail the size of eggs has ruined the vineyards', 'For our vineyards a late frost is worse than any hail'],
    [
      'Snow will fall down to three hundred metres by Friday',
      'Drivers without winter tyres should leave the car at home on Friday, snow or not',
    ],
  ],
  business: [
    [
      'We are closing the foundry because nobody buys cast iron',
      'The foundry fed this valley for ninety years and I learned my trade there',
    ],
    [
      'Our airline will order thirty aircraft before Christmas',
      'Passengers of our airline waited nine hours for a replacement aircraft',
    ],
    ['The bank overlooked a hole of two billion', 'No saver of this bank will lose a penny over the hole'],
    [
      'Chip prices have doubled since the factory in Odense burned down',
      'The factory in Odense will be rebuilt with money from the insurers',
    ],
    [
      'Dividends are cancelled until the refinery makes a profit',
      'The refinery burns gas that we could sell at a profit',
    ],
    [
      'Our bakers strike for two more hours of sleep',
      'During the strike the bakers handed out rolls at the factory gate',
    ],
    ['Shares fell by four percent in Monday’s early trading', 'Shares fell by nine percent in Friday’s early trading'],
    [
      'Revenue grew by eight percent in the third quarter',
      'In the third quarter we hired more engineers than in all of last year',
    ],
  ],
  science: [
    [
      'The telescope has found water vapour on a planet of ice',
      'Calibrating the telescope took nineteen months and one divorce',
    ],
    [
      'Our vaccine protects mice against all four strains',
      'Two of the mice escaped on the day the vaccine was approved',
    ],
    ['The comet will be visible with the naked eye in October', 'My daughter named the comet after her hamster'],
    [
      'Whales off the cape sing a semitone lower than they did',
      'We towed microphones past the cape for six years to hear the whales',
    ],
    [
      'The fossil is older than anything we know with feathers',
      'A farmer used the fossil as a doorstop, feathers down',
    ],
    [
      'The probe landed upside down in a crater near the pole',
      'The crater is where we would build a station, the probe was only the first step',
    ],
  ],
  politics: [
    [
      'Every spring the navy loses divers, charts and patience',
      'The reef was surveyed by navy divers in spring and nobody has read what they wrote',
    ],
    ['The ferry subsidy stays until the bridge is open', 'A bridge would cost us less than the ferry in twenty years'],
    [
      'I will veto the fishing quota if Brussels insists on it',
      'Brussels has never seen a fishing boat from the inside',
    ],
    [
      'The minister has my confidence and will keep her office',
      'I have asked the minister to explain the invoices to parliament',
    ],
    [
      'We will send two frigates to the strait before autumn',
      'A frigate in the strait is a signal that even an admiral understands',
    ],
    [
      'The sanctions against the shipping company remain in force',
      'The shipping company has a new owner, a new flag and the same captain, and sanctions do not sink',
    ],
    [
      'Our pensions are safe until the year 2040',
      'Whoever retires in 2040 has paid for two pensions and gets half of one',
    ],
    [
      'The election will be held on the first Sunday in March',
      'I will not run in the election, not in March and not later',
    ],
    [
      'Nobody will be deported before the court has ruled',
      'The court has ruled on eleven of ninety cases and the judges are tired',
    ],
    [
      'The treaty gives both islands the right to fish',
      'Without the treaty both navies would have met over a trawler by now',
    ],
  ],
}

/** One utterance each, as two outlets put it. */
export const ONE_UTTERANCE: Readonly<Record<string, readonly Pair[]>> = {
  sport: [
    ['Our goalkeeper saved us three penalties tonight', 'Tonight our goalkeeper has saved three penalties for us'],
    [
      'She ran the marathon on a broken toe and smiled at kilometre forty',
      'She ran a marathon on a broken toe and was smiling at kilometre forty',
    ],
    [
      'A derby without our striker is a wedding without a band',
      'The derby without our striker is like a wedding without the band',
    ],
  ],
  weather: [
    [
      'The storm tore the roof off the fish market',
      'This storm has torn the roof off the fish market and off half the school',
    ],
    ['Hail the size of eggs has ruined the vineyards', 'The vineyards are ruined by hail, the size of eggs'],
    [
      'Forty villages are without electricity since the hurricane',
      'Since the hurricane, forty villages have been without electricity',
    ],
  ],
  business: [
    [
      'We are closing the foundry because nobody buys cast iron',
      'We close the foundry because nobody is buying cast iron any more',
    ],
    [
      'Our airline will order thirty aircraft before Christmas',
      'Before Christmas our airline is going to order thirty aircraft',
    ],
    ['No saver of this bank will lose a penny over the hole', 'No saver will lose a penny over this hole'],
  ],
  science: [
    [
      'Our vaccine protects mice against all four strains',
      'The vaccine protects our mice against all the four strains',
    ],
    [
      'A farmer used the fossil as a doorstop, feathers down',
      'A farmer had used this fossil as a doorstop, with the feathers down',
    ],
  ],
  politics: [
    [
      'Every spring the navy loses divers, charts and patience',
      'Each spring the navy loses divers and charts and its patience',
    ],
    [
      'I will veto the fishing quota if Brussels insists on it',
      'If Brussels insists on the fishing quota, I will veto it',
    ],
    [
      'We will send two frigates to the strait before autumn',
      'Before autumn, we are sending two frigates to the strait',
    ],
  ],
}
