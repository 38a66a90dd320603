"""The words of attribution in English news: verbs and nouns of saying, titles, and words for offices.

Verbs are lemmas. The reporting verbs follow the classes "say", "tell", "manner of speaking" and "judgment" of
Levin, English Verb Classes and Alternations (1993), sections 33 and 37.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPEECH = _words(
    """
    say tell add ask reply answer respond state declare announce claim explain write tweet post note
    insist argue warn admit acknowledge concede confirm deny suggest remark comment observe recall
    continue conclude report assert contend maintain stress emphasise emphasize exclaim shout yell cry
    whisper mutter murmur joke quip quote read testify affirm allege boast brag complain confess caution
    advise urge predict promise vow pledge swear reveal disclose estimate elaborate interject counter
    retort rejoin repeat reiterate recount relate specify speculate theorise theorize inquire enquire
    demand agree disagree sing chant rap recite opine proclaim profess pronounce propose protest plead
    beg groan growl grumble gush lament laugh sigh snap sneer sniff scoff sob scream roar rage fume
    thunder tease text email message telegraph blog signal describe mention remind reassure assure
    inform notify hint indicate imply instruct order rule find summarise summarize clarify interrupt
    intone drawl bellow bark chime commend offer volunteer muse marvel venture
    """
)
JUDGMENT = _words(
    """
    call describe brand label dub criticise criticize slam blast condemn denounce attack accuse praise
    hail welcome blame mock ridicule decry deride dismiss reject rebuke castigate chide chastise scold
    lambast lambaste lash rail slate savage deplore defend applaud thank congratulate salute cite
    characterise characterize compare liken portray paint depict term deem tout trumpet question judge
    declare talk speak tweet retweet express voice echo endorse lament bemoan caricature denigrate
    disparage excoriate knock skewer trash vilify warn urge advocate insult taunt jeer heckle greet laud
    commend
    """
)
MENTION = _words(
    """
    consider regard refer reference address object challenge threaten offer rate rank assess discuss
    invoke use repeat worry press push title caption ascribe attribute bill rule hold provide require
    list detail outline set give issue release publish deliver pitch pose credit identify pen scrawl
    sign type lead contrast go prohibit put find decide begin start stipulate run carry show contain
    include think believe feel hope wonder know expect
    """
)
SPEECH_NOUNS = _words(
    """
    statement claim comment remark tweet post message letter email speech interview testimony assertion
    warning promise pledge vow call question answer reply response description criticism complaint
    allegation argument admission assurance quote quip joke word declaration announcement observation
    suggestion accusation charge slogan chant demand plea refrain mantra line phrase report memo ruling
    opinion caption headline sign banner transcript pronouncement contention insistence prediction
    confession boast apology view belief order vision
    """
)
TITLED = _words(
    """
    film movie book novel song album single series show programme program play exhibition magazine
    newspaper drama documentary sitcom podcast article essay poem track game musical report review paper
    study strategy inquiry bill act inspection dossier pamphlet manifesto guide campaign memoir
    autobiography poll
    """
)
NAMED = _words(
    """
    titled entitled named dubbed nicknamed so-called labelled labeled codenamed christened
    """
)
COURTESY = _words("mr mrs ms miss mx dr prof professor messrs")
HONOURS = _words("sir dame lord lady baroness baron viscount count countess rabbi")
ABBREVIATED = _words("mr mrs ms dr prof st sen sens rep reps gov gen col capt lt sgt maj rev hon del")
MALE = _words(
    """
    mr sir lord baron viscount count king prince spokesman chairman husband father son brother
    """
)
FEMALE = _words(
    """
    mrs ms miss dame lady baroness countess queen princess spokeswoman chairwoman wife mother daughter
    sister congresswoman actress widow mum
    """
)
MALE = MALE | _words("congressman actor widower dad policeman businessman boyfriend grandfather uncle")
FEMALE = FEMALE | _words("policewoman businesswoman girlfriend grandmother aunt councilwoman")
OFFICES = _words(
    """
    secretary minister president mp mps msp ms td mep peer leader chairman chairwoman chair spokesman
    spokeswoman spokesperson senator sen sens congressman congresswoman representative rep reps gov
    governor mayor councillor councilman councilwoman chancellor premier director manager chief head
    officer executive ceo boss founder co-founder owner editor reporter journalist correspondent
    columnist presenter host anchor author writer historian professor lecturer academic researcher
    scientist economist analyst expert pollster strategist adviser advisor aide consultant lawyer
    solicitor barrister attorney prosecutor judge justice magistrate commissioner superintendent
    inspector detective sergeant constable general gen colonel col captain capt major maj lieutenant lt
    admiral commander ambassador diplomat envoy bishop archbishop cardinal pope father rev reverend imam
    rabbi doctor surgeon nurse teacher headteacher principal student activist campaigner candidate
    nominee member delegate lawmaker politician whip speaker trustee treasurer coordinator co-ordinator
    organiser organizer coach trainer player striker midfielder goalkeeper footballer actor actress
    singer musician artist comedian broadcaster billionaire businessman businesswoman entrepreneur
    investor developer farmer resident neighbour neighbor witness victim survivor driver pilot engineer
    architect king queen prince princess duke duchess deputy mogul magnate tycoon star champion veteran
    sheriff democrat republican conservative tory liberal socialist coroner ombudsman watchdog regulator
    volunteer worker mother son daughter wife husband brother sister widow co-chair vice-president
    vice-chair secretary-general fellow scholar backbencher frontbencher baroness lord vice running mate
    operative surrogate counsel parent pensioner man woman boy girl teenager shopkeeper landlord tenant
    patient
    """
)
ROLE_WORDS = _words(
    """
    shadow former ex deputy acting senior junior chief assistant associate vice new longtime veteran
    interim incoming outgoing late retired honorary executive managing lead current then foreign health
    justice prime first second third local regional national political economic conservative independent
    press campaign communications fellow one-time onetime two-time home-office under-secretary legal
    """
)
ORGANISATION_NOUNS = _words(
    """
    company firm department ministry government council committee agency commission party campaign group
    charity union association office court court's board bank police force newspaper magazine website
    network channel report statement letter paper ad advert advertisement study survey poll document
    memo ruling filing lawsuit complaint bill law university college school hospital trust club team
    organisation organization foundation institute watchdog regulator body service authority inquiry
    panel tribunal administration editorial article
    """
)
