// Common first names that tell "him" from "her": English, German, French, Spanish, Italian and Slavic ones. A name for
// both (Robin, Andrea) is left out.

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

export const HIS = set(
  'aaron abdel abdul abdullah abraham adam adrian ahmad ahmed aidan akira alain alan albert aldo alec alejandro ' +
    'alessandro alexander alexandre alexei alexey alfred alistair allen alonzo alvin amir amos anatoly anders ' +
    'andre andreas andrei andrej andrew andrzej andré andy angus ansel anthony antoine anton antonin antonio ' +
    'archie ari armand armando arne arnold artem arthur asher ashton augustus axel barack barry bart bartholomew ' +
    'bashar basil beau ben benedict benito benjamin bennett bernard bernd bernie bill billy bjorn björn blake bob ' +
    'bobby boris boyd brad bradley brandon brendan brent brett brian brock bruce bryan bryce burt byron caleb ' +
    'calvin cameron carl carlos cecil cedric cesar chad charles charley charlie chester chris christian christoph ' +
    'christopher chuck clarence clark claude claus clay clayton cliff clifford clint clyde cody colin connor ' +
    'conor conrad cornelius cory craig curtis cyril cyrus césar dale damian damien dan daniel daniele danny dante ' +
    'darrell darren daryl dave david davide davis dean declan denis dennis denny derek derrick desmond devin ' +
    'dexter dick diego dieter dimitri dirk dmitry domenico dominic dominik don donald donovan dorian doug douglas ' +
    'duncan dustin dwayne dwight dylan eamon earl ed eddie edgar edmund edouard eduardo edward edwin efraim egon ' +
    'eli elias elijah elliot elliott elmer elon emil emile emilio emmanuel emmett enoch enrique enzo eric erich ' +
    'erik ernest ernesto ernie ervin esteban ethan etienne eugene evan evgeny ezra fabian fabio federico felix ' +
    'ferdinand fergus fernando fidel finn fletcher floyd francesco francis francisco franco francois frank ' +
    'franklin franz françois fred frederick fredrik friedrich fritz gabriel gareth garrett garry gary gavin gene ' +
    'gennady geoffrey georg george georges georgy gerald gerard gerardo gerhard gideon gilbert gilles giorgio ' +
    'giovanni giuseppe glen glenn gonzalo gordon graham grant greg gregory griffin grigory guillaume guillermo ' +
    'gunnar gunther gus gustav gustavo guy hakan hal hamid hamish hank hans hans-peter harold harrison harry ' +
    'haruto harvey hassan heath hector heinrich heinz helmut hendrik henri henrik henry herb herbert herman ' +
    'hermann hernan hiroshi holger homer horst hosea howard howie hubert hugh hugo humphrey hyun-woo ian ibrahim ' +
    'ichiro ignacio igor imran ira irving isaac isaiah ismail ivan ivo jack jacob jacques jake jakob jalen jamal ' +
    'james janos jared jaroslaw jason jasper javad javier jay jean-claude jean-luc jeb jed jeff jeffrey jens ' +
    'jerald jeremiah jeremy jermaine jerome jerrod jerrold jerry jesper jesse jesus jesús jim jimmy jin-woo ' +
    'joachim joe joel johan johann johannes john johnny jon jonah jonas jonathan jorge jorgen jose josef joseph ' +
    'josh joshua josé juan juergen jules julian julio julius justin jürg jürgen kai kamal karim karl karol keegan ' +
    'keith kelvin ken kenji kenneth kent kevin kirk klaus kofi konrad kristian kristoffer kurt kyle lachlan lamar ' +
    'lance larry lars lasse laszlo laurent lawrence leander leif leland len lennart leo leon leonard leonardo ' +
    'leonid leopold leroy lester levi lewis liam linus lionel lloyd logan lorenzo louis lowell luca lucas lucian ' +
    'lucien ludwig luigi luis luke luther lyle lyndon maciej magnus makoto malcolm manfred manuel marc marcel ' +
    'marcelo marcin marco marcus marek mariano mario marius mark markus marshall martin marvin massimo mateo ' +
    'mateusz mathias mathieu mats matt matteo matthew matthias maurice mauricio mauro max maximilian maxwell ' +
    'mehmet mel melvin merrick michael michel mick miguel mihai mikael mike mikhail mikkel milan miles milos ' +
    'miloš milton min-jun miroslav mitch mitchell mitt moe mohamad mohamed mohammad mohammed monty mordecai ' +
    'morris morten moses muhammad murray mustafa myron narendra nate nathan nathaniel neal ned neil nelson nestor ' +
    'newt nicholas nick nico nicolas nigel niklas nikolai nils noah noel nolan norman octavio olaf ole oleg ' +
    'oliver omar orrin orville osama oscar oskar osvaldo otis otto owen pablo paolo pascal patrick patrik paul ' +
    'pavel pedro percy perry pete peter petr petro phil philip philippe phillip pierre pieter piotr preston ' +
    'quentin quincy rafael rahm rahul rainer raj ralf ralph ramiro ramon ramón rand randall randolph randy raoul ' +
    'raphael raul ravi ray raymond raúl reggie reginald reince rene rené reuben rex rhys ricardo richard rick ' +
    'ricky rob robbie robert roberto rocco roderick rodney rodolfo rodrigo rogelio roger rohan roland roman romeo ' +
    'ron ronald rory ross roy royce ruben rudolf rudy rupert russ russell rusty ryan rémi salman salvatore sam ' +
    'samuel sandro sanjay satoshi saul scot scott scottie sean sebastian sergei sergey sergio seth shane shaun ' +
    'shawn shinzo sid sidney silas silvio simeon simon slobodan soren spencer stan stanislav stanley stefan ' +
    'stefano stephan stephen steve steven stewart stig stuart sven sylvester søren tad tadeusz takeshi tariq taro ' +
    'ted terrence thaddeus theo theodore thom thomas thorsten tibor tim timo timothy timur tobias tobin toby todd ' +
    'tom tomas tomasz tommy tomás tony torsten travis trent trevor trey tristan troy tucker ty tyler tyrone ' +
    'ulrich ulysses umberto uwe vaclav valentin vasily vernon vic victor viktor vince vincent vincenzo virgil ' +
    'vito vlad vladimir vladislav volodymyr wade waldo wallace wally walter warren wayne wendell werner wes ' +
    'wesley wilbur wilfred wilhelm willem willi william willie willis wim winston wolfgang woodrow wyatt xavier ' +
    'yannick yasser yevgeny yosef youssef yukio yuri yusuf yves zach zachary zack zane zoltan étienne',
)
export const HERS = set(
  'abigail ada adela adelaide adele adeline adriana agatha agnes agnieszka aileen aimee aino aisha alba ' +
    'alejandra alessandra alexandra alexandria alice alicia alina aline alison alma althea alyssa amalia amanda ' +
    'amber amelia amelie amina amy ana anastasia anette angela angelica angelika angelina angie anika anita anja ' +
    'anke ann anna anne anneke anneliese annelise annette annie annika antje antoinette antonia april ariana ' +
    'arlene asma astrid athena audrey aurora ava ayesha barbara barbra bea beata beatrice becky bella ' +
    'benedetta bernadette bernice bertha bessie beth bethany betsy bettie bettina betty beverly bianca birgit ' +
    'birgitta blanche bonnie branka brenda bridget bridgette brigitte britney brittany brittney caitlin camille ' +
    'candace candice carina carissa carla carlotta carly carmen carol caroline carolyn carrie cassandra cassie ' +
    'catalina catarina catherine cathleen cathy cecile cecilia cecily celeste celia celine chantal charlene ' +
    'charlotte charmaine cheri cheryl chiara chloe christa christiana christie christina christine christy ciara ' +
    'cindy claire clara clarice clarissa claudette claudia clementine cleo colleen connie constance cora cordelia ' +
    'corinne cornelia cristina crystal cynthia daisy danica daniela danielle daphne daria darlene davina ' +
    'dawn deanna debbie deborah debra deirdre delia della delores demi denise desiree diana diane dianna dina ' +
    'dinah dolores donatella donna dora doreen doris dorothea dorothee dorothy edith edna edwina effie eileen ' +
    'elaina elaine eleanor eleanora elena eleni elfriede elin elina elisa elisabeth elise eliza elizabeth ella ' +
    'ellen ellie eloise elsa elsie elvira emilia emilie emily emma emmanuelle emmy enid erica erika erin erna ' +
    'ernestine estelle ester esther eugenia eugenie eunice eva evangeline evelyn evie fanny farah fatima fay faye ' +
    'felicia felicity fernanda fiona flora florence floriane fran frances francesca francine franziska freda ' +
    'frederica freya frieda gabriela gabriella gabrielle gail gemma genevieve georgina geraldine gerda gertrude ' +
    'gillian gina ginger ginny gisela giselle giulia gladys glenda glenys gloria grace greta gretchen griselda ' +
    'gudrun gwen gwendolyn haley halle hanna hannah hanne harriet haruka hattie hazel heather hedwig hedy heidi ' +
    'heike helen helena helene helga henrietta hermine hilda hilde hildegard hillary holly hope huma ida ilana ' +
    'ilona ilse imelda imogen ina ines inez inga inge ingeborg ingrid inès irena irene irina iris irma isabel ' +
    'isabella isobel ivana ivanka ivy jacinda jackie jaclyn jacqueline jacqui jada jade jana jane janelle janet ' +
    'janette janice janie janine jasmin jasmine jayne jeanette jeanne jeannie jeannine jenna jennifer jenny jeri ' +
    'jessica jessie jewel jill joan joanna joanne jocelyn jodi johanna jolene josefina josephine josie jovita joy ' +
    'joyce juanita judith judy julia juliana juliane julie juliet juliette justine kaitlin kamala kara karen ' +
    'karin karina karla karolina kate katerina katharina katharine kathe katherine kathie kathleen kathryn kathy ' +
    'katie katja katrin katrina kay kaye kayla keisha kelley kelli kellyanne kendra kerstin kimberly ' +
    'kirsten kirstie kirstjen kitty klara kristen kristi kristie kristin kristina kristy kyra lana lara latoya ' +
    'laura laurel lauren laurie lavinia leah leanne leila lena lenora leona leonie leonora lesley letitia lidia ' +
    'lieselotte lilah lilian lillian lily linda linnea lisa liv livia liz liza lizzie lois loni ' +
    'lora loraine lorena loretta lori lorna lorraine lotte lottie louisa louise luana lucia lucie lucille lucinda ' +
    'lucy luisa lulu luz lydia lydie lyn lynda lynette lynne mabel madeleine madeline madelyn mae magda magdalena ' +
    'maggie maia maja malala mallory mandy manuela mara marcella marcelle marcia marcy margaret margarete ' +
    'margarita margaux margery margo margot margret margrethe maria mariam mariana marianne maribel maricel marie ' +
    'marilyn marina marion marisa marisol marissa marit marita marjorie marla marlene marlies marsha marta martha ' +
    'martina martine mary marya maryam mathilda matilda mattie maud maude maura maureen mavis maxine maya meera ' +
    'megan meghan megyn mei melania melanie melba melinda melissa melody meredith merete meryl mia michaela ' +
    'michele micheline michelle mildred millicent millie mimi mina minerva minnie mira miranda miriam missy mitzi ' +
    'moira molly mona monica monika monique muriel myra myriam myrna myrtle nadia nadine nadja najat nancy ' +
    'nanette nannie naomi natacha natalia natalie natasha nell nelly nettie nicola nicole nicoletta nikki nina ' +
    'nita noelle noemi nora noreen norma odette odile ofelia olena olga olive olivia olympia oona opal oprah ' +
    'ottilie paige paloma pam pamela pansy patrice patricia patsy patti patty paula paulette paulina pauline ' +
    'pearl peggy penelope penny perpetua petra petronella philippa philomena phoebe phyllis pia polly portia posy ' +
    'priscilla priti prudence prue queenie rachael rachel rae ramona raquel rebecca rebeka regina renata renate ' +
    'renee renée reyna rhoda rhona rhonda ricarda rita robyn rochelle romy ronda rosa rosalie rosalind rosalyn ' +
    'rosanna rosanne rose roseanne rosemary rosetta rosie roslyn rowena roxana roxanne ruby runa ruth sabine ' +
    'sabrina sadie sakura sally sally-ann salma samantha samira sandra sandy saoirse sara sarah saskia scarlett ' +
    'selena selma serena shannon shari sharlene sharon sharron shauna sheila shelby shelley shelly sheri sherri ' +
    'sherrie sherry sheryl shirin shirley shoshana sienna signe sigrid silke silvana silvia simona simone sinead ' +
    'siobhan sofia solange soledad solveig sondra sonia sonja sonya sophia sophie staci stacie ' +
    'stefanie steffi stella stephanie sue sunniva susan susanne sushma suzan suzanne suzette svetlana sybil ' +
    'sylvia sylvie tabitha talia tamara tammy tania tanya tara tasha tatiana tatyana teresa tessa thea thelma ' +
    'theresa thora tiffany tilda tilly tina toni tonya tori tracy trina trisha trixie trudy tulsi twyla ulla ' +
    'ulrike una ursula uta ute valentina valeria valerie vanessa veera velma vera verena verna veronica victoria ' +
    'viola violet violeta virginia viveca vivian vivien vivienne wanda wendeline wendy wilhelmina wilma winifred ' +
    'winnie ximena yael yasmin yasmine yelena yesenia yoko yolanda yulia yuliya yuriko yusra yvette yvonne zara ' +
    'zelda zoe zofia zoya zoé zuzana',
)
