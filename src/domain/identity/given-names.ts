// Short and foreign forms of given names: "Bob" is Robert, "Aleksandr" is Alexander. Each group is one name, written as
// `nameKey` leaves it; a short form may belong to several ("Alex").
import { nameKey } from './name-key.ts'

const GROUPS = (
  'robert bob rob bobby robbie bert;william bill will willie billy liam;james jim jimmy jamie;john jack johnny jon;joseph joe jo joey;' +
  'thomas tom tommy;richard dick rick rich ricky richie;charles charlie chuck chas;edward ed eddie ted ned teddy;michael mike mick mickey;' +
  'anthony tony antony;christopher chris kit;daniel dan danny;david dave davy;donald don donny;douglas doug;francis frank fran;' +
  'frederick fred freddie frederic;gerald gerry jerry;gregory greg;henry harry hank hal;jeffrey jeff geoffrey geoff;kenneth ken kenny;' +
  'lawrence larry laurence;leonard len lenny;matthew matt;nicholas nick nicky;patrick pat paddy;peter pete;philip phil phillip;' +
  'raymond ray;ronald ron ronnie;russell russ;samuel sam sammy;stephen steve steven stevie;terence terry;theodore ted teddy theo;' +
  'timothy tim;vincent vince;walter walt;andrew andy drew;benjamin ben benny;bernard bernie;bradley brad;clifford cliff;' +
  'alexander alex sandy aleksandr oleksandr alexandr sasha;albert al bert;alfred al alfie fred;arthur art;eugene gene evgeny;' +
  'jacob jake;joshua josh;nathaniel nathan nat nate;oliver ollie;reginald reg reggie;zachary zach zack;abraham abe;' +
  'elizabeth liz beth betty eliza lizzie elisabeth;margaret maggie meg peggy madge;catherine kate katherine kathryn cathy kathy katie kitty;' +
  'barbara barb;deborah deb debbie debra;dorothy dot dottie;jennifer jen jenny;jessica jess jessie;judith judy;kimberly kim;' +
  'patricia pat patty trish;pamela pam;rebecca becky becca;susan sue suzy susie;victoria vicky;virginia ginny;abigail abby;' +
  'christina tina chris christine;cynthia cindy;eleanor ellie nell;frances fran;jacqueline jackie;josephine jo josie;alexandra alex sandra;' +
  'samantha sam;stephanie steph;theresa teresa tess terry;valerie val;charlotte lottie;penelope penny;rosemary rose rosie;' +
  'mohammed mohamed muhammad mohammad muhammed mehmet;sergey sergei serge sergio serhy;dmitry dmitri dmitriy dmytro dima;vladimir volodymyr vova;' +
  'mikhail michail mykhailo misha;nikolay nikolai mykola;yuri yury yuriy iury;ahmed ahmad;hussein husain hossein hussain;' +
  'omar umar;yusuf yousef youssef joseph;ibrahim ebrahim;abdullah abdallah abdulla;khalid khaled;juan jan johan johann hans;' +
  'jose pepe;francisco paco;guillermo memo;ignacio nacho;giuseppe beppe;luigi gigi;wilhelm willi;friedrich fritz;johannes hans jan;' +
  'ekaterina katerina yekaterina;natalia natalya;tatiana tatyana;yulia julia iulia;elena yelena olena helena'
)
  .split(';')
  .map((group) => group.split(' '))

const byName = new Map<string, Set<number>>()
for (const [index, group] of GROUPS.entries())
  for (const written of group) {
    const name = nameKey(written)
    byName.set(name, (byName.get(name) ?? new Set()).add(index))
  }

/** Whether two different given names can be one person's: "Bob" and "Robert". Both as `nameKey` leaves them. */
export function areForms(one: string, other: string): boolean {
  const groups = byName.get(other)
  return groups !== undefined && [...(byName.get(one) ?? [])].some((index) => groups.has(index))
}
