// Common first names that tell "him" from "her": English, German, French, Spanish, Italian and Slavic ones. A name for
// both (Robin, Andrea) is left out.

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

export const HIS = set(
  'aaron adam adrian alan albert alejandro alexander alfred allen andreas andrew andy anthony antonio arthur barry ben benjamin bernard bernd bill billy ' +
    'bob brad brandon brett brian bruce bryan carl carlos charles charlie chris christian christopher chuck claus craig curtis daniel dave david dean dennis diego ' +
    'dirk dmitry don donald doug douglas duncan earl eddie edgar edward edwin emmanuel enrique eric erik ernest eugene evan felix fernando francisco frank franz fred ' +
    'frederick friedrich gary gene geoffrey georg george gerald gerhard giovanni giuseppe glenn gordon graham greg gregory guy hans harold harry heinrich heinz helmut ' +
    'henry herbert horst howard hugh hugo ian igor ivan jack jacob jacques jake james jared jason javier jeff jeffrey jeremy jerry jim jimmy joachim joe joel john johnny ' +
    'jon jonathan jorge joseph josh joshua juan julian juergen jürgen justin karl keith ken kenneth kevin klaus konrad kurt kyle larry lars laurent lawrence leon leonard ' +
    'leo lewis louis lucas ludwig luigi luis luke marc marco marcus mario mark markus martin marvin matt matteo matthew matthias maurice max michael michel miguel mike mikhail mitch ' +
    'mitt mohamed mohammed muhammad nathan neil nick nicholas nicolas nigel nikolai norman oleg olaf oliver oscar otto pablo patrick paul pedro peter phil philip philippe pierre ' +
    'rafael rainer ralph randy ray raymond reince ricardo richard rick rob robert roberto rodney roger roland ron ronald roy rudolf rudy russell ryan sam samuel scott sean sebastian ' +
    'sergei sergio simon spencer stefan stephen steve steven stewart stuart ted terrence theodore thomas tim timothy todd tom tommy tony travis ulrich uwe victor vincent vladimir volodymyr ' +
    'walter warren wayne werner wilhelm william wolfgang yuri zachary bernie jeb',
)
export const HERS = set(
  'abigail agnes alice alicia alison amanda amber amy ana angela angelika anita ann anna anne annette annie april audrey barbara beatrice becky bella beth betty beverly brenda bridget ' +
    'brigitte camille carla carly carmen carol caroline carolyn catherine cathy charlotte cheryl chiara christina christine cindy claire clara claudia colleen connie crystal cynthia daniela ' +
    'dawn deborah debbie debra denise diana diane donna doris dorothy edith eileen elaine eleanor elena elisabeth elizabeth ella ellen emily emma erica erika esther eva evelyn florence ' +
    'frances francesca gabriela gabrielle gail gertrude gina giulia gloria grace greta hannah heather heidi heike helen helena hillary huma ida ingrid irene iris isabel isabella ivanka jackie ' +
    'jacqueline jane janet janice jasmine jeanne jennifer jenny jessica jill joan joanna joanne josephine joyce juanita judith judy julia juliana julie karen karin katharina katherine ' +
    'kathleen kathryn kathy katie kayla kellyanne kristen kristin kristina laura lauren leah lena lillian linda lisa lois loretta lori louise lucia lucy lydia madeleine manuela marcia margaret maria ' +
    'marianne marie marilyn marina marion marta martha martina mary maureen megan melania melanie melissa michelle mildred miriam molly monica monika nadia nancy naomi natalia natalie ' +
    'nicole nina nora norma olga olivia pamela patricia patty paula pauline penny petra phyllis rachel rebecca regina renate rhonda rita rosa rose rosemary roxanne ruth sabine sally samantha ' +
    'sandra sara sarah shannon sharon sheila sheryl shirley silvia sofia sonia sophia sophie stefanie stella stephanie sue susan susanne suzanne svetlana sylvia tamara tammy tanya teresa ' +
    'theresa tiffany tina tracy ursula valentina valerie vanessa vera veronica victoria violet virginia wanda wendy yolanda yvette yvonne',
)
