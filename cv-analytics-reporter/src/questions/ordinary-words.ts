const grammar = `a an the and or but if of to in on at by for from with without into onto about as than then so because while
  before after during between over under up out
  is am are was were be been being do does did done doing have has had having
  can could will would shall should may might must not no yes
  cant couldnt wont wouldnt shouldnt dont doesnt didnt isnt arent wasnt havent hasnt
  i me my mine myself we us our ours you your yours yourself he him his she her hers it its they them their theirs
  im ive id youre youve youd hes shes theres thats lets
  this that these those there here what which who whom whose when where why how whats hows wheres whos
  anything anyone any some something someone all each every both either other others another such only own same
  too very just also ever never really actually quite already still yet now`;

const conversation = `hi hello hey please thank thanks tell let say show give describe explain
  think thought thoughts opinion prefer preferred want wanted need needed look looking possible willing
  go goes going went come get got getting`;

/** Words of nearly every question about a CV, whatever it asks. */
const career = `experience experiences experienced expert expertise professional professionally commercial commercially
  know knows knew known knowledge understand understanding use uses used using work works worked working hands production
  familiar familiarity skill skills skilled proficient proficiency competent comfortable confident fluent background
  write writes writing written wrote build builds building built make makes making made create created
  develop develops developing developed developer developers development approach deal handle handling
  good well strong better level much many lot lots more most less few long year years
  current currently recent recently kind sort like type way ways thing things one ones candidate cv resume`;

/** Words that do not tell one question about a CV from another. */
export const ordinaryWords: ReadonlySet<string> = new Set(`${grammar} ${conversation} ${career}`.split(/\s+/));
