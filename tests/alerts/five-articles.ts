/**
 * Five articles of our own, about two visits of a league's secretary general to the Pacific. As in the news: a surname
 * alone, an office in three forms, an interview at second and third hand, an earlier holder of the office two years
 * before, a spokeswoman who answers in the paragraph after, and a government that answers at the end.
 */
export interface ToldArticle {
  outlet: string
  publishedAt: string
  text: string
}

export const OFFICE = {
  name: 'Harbour League Secretary General',
  aliases: [
    'Harbour League Secretary-General',
    'Secretary General of the Harbour League',
    'Secretary-General of the Harbour League',
    'League chief',
  ],
}

export const EARLIER: ToldArticle = {
  outlet: 'Sound Observer',
  publishedAt: '2023-02-02T05:00:00Z',
  text: `Runa Falk, Secretary General of the Harbour League, has said that the closer ties of China and Russia make every harbour less safe.

"What the two of them do at sea today is a challenge to our ports as well," Falk told students in Nagoya. "A harbour in the north is not safe while one in the east is shut."

She remarked that the League did not see China as an enemy.

Wen Lijuan, a spokesperson for the Chinese Foreign Ministry, called China a keeper of calm seas and condemned the League for painting it as a danger.

Wen noted that the League's push into Asian ports did nothing for peace in the Asia-Pacific.

Meanwhile, the North Korean government criticised Falk for travelling to South Korea and Japan, saying that the League was using its "dredgers and lamps" to press its friends into sending ships to Ukraine.`,
}

export const LATER: readonly ToldArticle[] = [
  {
    outlet: 'Ebb and Flow',
    publishedAt: '2025-04-08T01:00:00Z',
    text: `"Let nobody tell you that the strait looks after itself," Mirko Valle said in an interview with the Quay Courier. He pointed to the "breathtaking" number of new hulls in Chinese yards.

Partners with ports

Valle emphasised that the League wants to share berths and dredgers with its four Pacific partners rather than flags.

"We have signed enough declarations. Now let us sign for some dredgers," Valle said.`,
  },
  {
    outlet: 'Lantern News',
    publishedAt: '2025-04-08T02:00:00Z',
    text: `League chief warns of empty lighthouses

Harbour League Secretary General Mirko Valle voiced concern on Tuesday about Chinese drills around Taiwan and urged the 19 member ports to keep their lights on.

Speaking to reporters in Kobe, Valle said, "China builds faster than we can count. We cannot be sleepy about it."

The League chief stressed that no port is far away any more.`,
  },
  {
    outlet: 'Buoy Post',
    publishedAt: '2025-04-08T03:00:00Z',
    text: `Secretary General Mirko Valle of the Harbour League has called for more watchfulness in the Pacific, the Quay Courier reports.

"China is building faster than we can count, and we must not be sleepy about it," Valle remarked at a press conference in Kobe.

Valle also noted that Washington wanted the League to take a larger part in the region.`,
  },
  {
    outlet: 'Tideline',
    publishedAt: '2025-04-08T04:00:00Z',
    text: `Harbour League to send dredgers east

In an interview with the Quay Courier, Harbour League Secretary-General Mirko Valle said that member ports had agreed to lend dredgers to Japan.

"Now it is time to sign for some dredgers," Valle told the Quay Courier. He added that no frigate would follow them.`,
  },
]
