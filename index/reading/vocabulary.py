"""The vocabulary of page furniture in English: one signal among several, never a site's own phrases."""

from __future__ import annotations

import re


def phrases(lines: str) -> str:
    """Join alternatives, several a line, into one group."""
    return f"(?:{'|'.join(line.strip() for line in lines.strip().splitlines())})"


def words(lines: str) -> frozenset[str]:
    """Give the words of ``lines``."""
    return frozenset(lines.split())


STRONG = words("""
    share shares sharing tweet tweets retweet subscribe subscriber subscribers subscription
    subscriptions newsletter newsletters signup login logout register registration cookie
    cookies advertisement advertisements advert adverts ad ads advertising sponsored promoted
    bookmark inbox whatsapp facebook twitter linkedin instagram reddit pinterest tiktok telegram
    messenger bluesky threads flipboard youtube rss feed podcast podcasts gallery loading
    javascript browser app apps click tap swipe scroll toggle menu navigation breadcrumb sidebar
    homepage playback fullscreen mute unmute autoplay mobile desktop version skip donate
    unsubscribe sitemap clipboard copied url permalink embed thumbnail slideshow carousel expand
    collapse enlarge zoom hide reply replies
    """)
"""Words that name a page's controls and its business; hardly any news sub-heading is made of them."""

WEAK = words("""
    read more see view views show watch listen play pause latest top popular trending related
    recommended most news stories story article articles page pages comment comments home next
    previous prev back print email mail copy link links save follow following close exit open
    image images photo photos picture pictures video videos audio source live updates topics
    topic tags explained also like likes post posts send sign log search content main continue
    reading full screen min mins minute minutes sec ago hours hour days day pm am now join us
    here join edition account profile settings options accept reject all manage preferences
    privacy policy terms conditions contact about help faq accessibility start editor editors
    picks pick must viewed shared comments loading start end up in caption credit getty report
    first sections section categories category free alert alerts notifications breaking after
    promotion enter address your refresh auto pinned key load older newer sort by newest oldest
    best weekly daily accessibility feedback
    """)
"""Words that page controls are also made of, and ordinary sub-headings too."""

FUNCTION = words("""
    a an the this that these those of to in on at by for with from and or but as it its your our
    my you we i is are be was were off out over via not no so if x
    """)

FINITE = words("""
    is are was were am be been has have had having will would can could may might should must do
    does did isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't
    didn't doesn't don't said says say told tells added warned claimed went goes came comes became
    becomes began begins took takes gave gives made makes found left led held kept knew saw fell
    rose met lost won paid ran sent spent stood felt thought got gets brought bought sold heard
    continues remains remained asked called wants wanted needs needed seems seemed
    """)
"""Verb forms that stand in sentences more than in headlines and captions."""

DETERMINER = words("""
    the a an this that these those his her their its our he she they it we i there some any
    every each no both
    """)

CALL = re.compile(
    phrases(r"""
    read (?:more|also|next)\b
    (?:see|find out|learn|discover|hear) more (?:about|on|from|at|here|news|stories)\b
    (?:see|show|view|load|learn) (?:more|all)$|(?:see|find out|discover) (?:why|how)\b|see also\b
    also read\b|you (?:may|might) also like\b|related\s*:
    (?:watch|listen|video|audio|gallery|photos?|pictures?|images?)(?: (?:now|live|here|below))?\s*[:|]
    (?:more|must read|in pictures|recommended|trending|pictured|file photo)\s*[:|]
    listen to (?:this|the) (?:article|story|episode|podcast)\b|(?:watch|listen) now\b
    watch the (?:video|full)\b|sign(?:ing)? up (?:for|to|here|now|today|and)\b
    subscribe (?:to|now|here|today|for|and)\b|(?:click|tap) (?:here|on the|to)\b|open images? in\b
    images? (?:source|caption|credit)\b|(?:view|open|enlarge) (?:image|gallery|photo|picture)s?\b
    follow us\b|follow the \w+ on\b|join the (?:conversation|debate|discussion)\b
    don[’']t miss (?:out|a|our|the latest)\b|advertisements?(?:$|\s*[-–—.:|(])
    (?:article|story|content) continues (?:below|after)|skip to\b|skip past\b
    share (?:this|on|via|article|story)\b|download (?:the|our)(?: \w+)* app\b|scroll (?:down|to)\b
    print this\b
    (?:this|the|your) (?:video|content|page|browser|feature|player) (?:is no(?:t| longer)|can(?:not|[’']t))
    (?:this|the|your) (?:video|content|page|browser|feature|player) (?:requires|may not|does not)
    (?:please )?(?:enable|allow|turn on) (?:javascript|cookies|notifications)|copy (?:link|url)\b
    jump to (?:content|navigation|comments)|back to (?:top|home|the top|homepage)$
    .{0,60}\ball rights reserved|©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|19|20)
    (?:hide|show) (?:caption|comments)|comments? (?:are|have been) (?:closed|turned off|disabled)
    be the first to\b|(?:leave|post|add) a (?:comment|reply)\b|have your say\b|(?:to )?get in touch\b
    republish (?:this|our)\b|email us\b|do you have a story\b|filed under\b
    (?:tags?|topics?|categor(?:y|ies))\s*:|posted in\b
    \[?(?:photo|image|picture|video) (?:credit|courtesy)\b|pin (?:this|it)\b
    have a (?:question|story|tip|news tip)\b|email \S+@
    thank(?:s| you) for (?:reading|subscribing|watching)
    follow .{1,40} on (?:facebook|x|twitter|instagram|whatsapp|tiktok|linkedin|google|youtube|bluesky)\b
    the post .{1,250} appeared first on\b
    send (?:us )?your (?:story|stories|letters|news|pictures|photos|views)\b
    .{0,80}\bunder (?:the|an) open (?:\w+ )?licen[cs]e\b|you(?:[’']ve| have) read \d+
    something went wrong(?:[.!]?$|[.,!]? (?:please|try))|please try again\b
    save (?:articles?|stories|this|for later)\b
    (?:was|is) this (?:page|article|story|answer|content|information) (?:helpful|useful)
    we(?:[’']re| are)(?: also)? on (?:facebook|x|twitter|instagram|whatsapp|tiktok|youtube|bluesky)\b
    this (?:article|story|page|post) (?:is more than|is over|was (?:last |first )?(?:updated|published))\b
    (?:sign (?:up|in|out)|log (?:in|out)|register|subscribe)(?: now| here| today)?$
    print (?:content|with|article|page)\b
    to (?:advertise|subscribe|unsubscribe|donate)\b.{0,60}\b(?:call|visit|click|email|go to|text)\b
    for (?:more|(?:all )?the latest)\b.{0,60}\b(?:visit|head to|go to|click|follow|check|download)\b
    what do you think\?.{0,60}\b(?:comments?|debate|let us know)\b
    do you have a (?:problem|question|story|tip)\b.*@|we[’']d (?:love|like) to hear\b
    copyright\b.{0,200}(?:©|all rights reserved)
    """),
    re.IGNORECASE,
)
"""Words of a caption that point into a picture."""

TEASER = re.compile(
    phrases(r"""
    more (?:on this|from|like this|stories|news|about)\b|get (?:more|the latest)\b|explore more\b
    live\s*[:|]|subscribe\b|source\s*:|sponsored\b|promoted\b|exclusive offer
    latest (?:news|stories|headlines|updates)\b|most (?:read|viewed|popular|shared|commented)\b
    join (?:us|our)\b|follow our\b|\d[\d,.]*k? (?:shares?|comments?|likes?|views?|replies|reactions)\b
    updated \d+|(?:opinion|analysis|explainer|explained|exclusive)\s*[:|]|unlock (?:the|this|our|your)\b
    """),
    re.IGNORECASE,
)
"""Words of a caption that point into a picture."""

SECTION = re.compile(
    r"(?:see (?:more|all) )?(?:more )?"
    + phrases(r"""
    latest(?: news| stories| headlines| updates)?|news|top stories|top news|breaking news
    most (?:read|viewed|popular|shared|commented|watched)|trending(?: now| stories| topics)?
    popular(?: now| stories| articles)?|editor[’']?s[’']? (?:picks?|choice)
    recommended(?: for you| reading| stories| articles)?|suggested(?: for you| reading)?
    related(?: \w+){0,2}|read (?:next|more|also)
    you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy|have missed).{0,20}
    (?:in )?case you missed it|what to read next|up next
    more (?:from|on|in|about|like|to explore|to read)\b.{0,40}
    more (?:\w+ ){0,2}(?:stories|news|articles|topics|headlines|coverage)|elsewhere on .{1,40}
    around the (?:web|network|site)|from (?:around|across|our) .{1,30}|don[’']?t miss
    also (?:read|on|in) ?.{0,20}|sponsored(?: content| links| stories)?|paid (?:content|partner content)
    promoted(?: content| stories)?|advertisement|ads by .{1,20}|other (?:stories|news|articles|headlines)
    topics|tags|more topics|more on (?:this|these) (?:story|stories|topics?)|similar (?:articles|stories)
    further reading|our picks|today[’']?s (?:headlines|top stories|most read)|just in|in other news
    must[- ]reads?|featured(?: stories)?|(?:recent|latest|popular) posts
    """)
    + r"\s*:?\s*[›»>…]?",
    re.IGNORECASE,
)
"""Words of a caption that point into a picture."""

CLOSING = re.compile(
    phrases(r"""
    (?:view |show |read |see )?(?:all )?(?:\(?\d[\d,]*\)? )?(?:reader )?comments?(?: ?\(\d[\d,]*\))?
    join the (?:conversation|discussion|debate)|leave a (?:reply|comment)|post a comment|add a comment
    (?:most )?(?:top|newest|oldest|best)(?: rated)? comments?|\d+ (?:replies|responses)
    what do you think\?.{0,40}|have your say.{0,40}|the comments below have .{0,40}
    \d+ (?:thoughts?|comments?|responses?|replies) (?:on|to)\b.{0,200}
    """)
    + r"\s*:?",
    re.IGNORECASE,
)
"""Words of a caption that point into a picture."""

AUTHOR = re.compile(
    r"(?:more )?about (?:the|this) (?:author|writer|contributor)s?|author bio\s*:?", re.IGNORECASE
)
"""A line that heads the life of the author."""

COMMENT_SIGN = re.compile(
    phrases(r"""
    \b(?:\d+|an?|one|two) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\b
    ^(?:reply|like|report|flag|share|upvote)s?\b|^\d+ (?:likes?|replies|upvotes)|\breply(?: to)?$|\bsays:$
    \|\s*reply\b|\bcommented\b
    """),
    re.IGNORECASE,
)
"""What stands around a reader's comment: its age, and what one can do to it."""

APPEAL = re.compile(
    r"(?<!\w)"
    + phrases(r"""
    newsletters?|subscri(?:be|bes|bing|ber|bers|ption|ptions)|unsubscribe|donat(?:e|es|ing|ion|ions)
    pay ?walls?|inbox(?:es)?|sign(?:ing)? (?:up|in)|log(?:ging)? in|register(?:ing)?|cookies?
    privacy (?:policy|notice|statement)|terms (?:of|and) \w+
    (?:our|quality|independent|trusted|fearless|free|local|investigative) (?:reporting|news(?:room)?)
    (?:our|quality|independent|trusted|fearless|free|local|investigative) journalists?|journalism
    reporters on the ground|quality news outlets|our readers|readers like you
    reader[- ](?:funded|supported)|become a (?:member|supporter|subscriber|patron)|members?(?:hip)?
    free trial|cancel (?:at )?any ?time|your (?:support|subscription|generosity|inbox|email)
    support (?:us|our|now|the \w+|independent|local)|help (?:us|keep)|stories that matter|every morning
    straight to|delivered|get in touch|(?:contact|email|message|whatsapp|follow|join|call|tell) us
    push notifications|breaking news alerts|java ?script|browser|ad[- ]?blockers?|personali[sz]\w+
    marketing|third[- ]part(?:y|ies)|unlimited access|full access|(?:continue|keep|carry on) reading
    read more|click here|opt out|manage (?:your )?(?:preferences|settings|consent)|consent
    (?:this|our) (?:website|site|app)|app store|google play|already a \w+|per (?:month|week) (?:for|after)
    exclusive (?:content|offers)|crowdfund\w*|patreon|monthly contribution|make a (?:contribution|gift)
    tax[- ]deductible|nonprofit newsroom|chip in|dear reader|stay with us|people who read us|fund ?rais\w+
    no (?:billionaire|shareholders)|chip(?:ped|s)? in
    (?:our|the) (?:fall|spring|summer|winter|autumn|annual|year-end) (?:drive|appeal|campaign)
    (?:please|kindly) (?:donate|consider|support|give)|if every(?:one|body) (?:reading|who reads)
    (?:donate|give|subscribe|join) (?:now|today)|price of a (?:coffee|cup)|creative commons|mailing list
    we (?:and our \w+(?: \w+)? )?(?:use|store|set)|(?:essential|additional|analytics|optional) cookies
    remember your|unlock|(?:digital|premium) access|any device
    [£$€]\d+(?:\.\d\d)? (?:for|per|a) (?:\d+ )?(?:weeks?|months?|year)|million readers|special offers
    reply with|fewer ads|ad-(?:free|lite)|community (?:guidelines|standards|rules)|before commenting
    user feedback|our stories|earn (?:a |an )?(?:small |affiliate )?commission
    affiliate (?:links?|commission)|letters (?:section|page|editor)|letters? to the editor
    considered for publication|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:takes|in) (?:less than|just|under) a minute
    making a (?:\w+ )?(?:impact|difference)|monthly basis
    if (?:this|you) .{0,40}(?:moved|enjoyed|valued|liked|appreciated)|email address|round-?up
    our (?:whatsapp|app|newsletters?|channel|community|podcast)(?: \w+)?|on your phone|push alerts
    """)
    + r"\b",
    re.IGNORECASE,
)
"""Words of a caption that point into a picture."""

COMMON = re.compile(
    phrases(r"""
    register(?:ing)?|consent|members?(?:hip)?|marketing|browser|delivered|straight to|every morning
    opt out|(?:log|sign)(?:ging|ing)? (?:in|up)|personali[sz]\w+|third[- ]part(?:y|ies)
    your (?:support|email|generosity)|support (?:the \w+|local|independent)|help (?:us|keep)
    donat(?:e|es|ing|ion|ions)|terms (?:of|and) \w+|call us|(?:contact|email|message|tell|join) us
    get in touch|offers?|email address|\S+@\S+|monthly basis|crowdfund\w*
    (?:this|our) (?:website|site|app)|fund ?rais\w+|make a (?:contribution|gift)
    """),
    re.IGNORECASE,
)
"""Signs that advice, announcements and charities have, too: by themselves they make no appeal of a page's own."""

ADDRESS = re.compile(
    r"\b(?:you|your|yours|you[’']re|you[’']ll|we|us|our|ours|we[’']re|we[’']ve)\b", re.IGNORECASE
)

_AGENCY = phrases(r"""
    PA(?: Wire| Media| Images| Archive)?|Press Association|Getty(?: Images)?|Reuters|AFP|AP(?: Photo)?
    Associated Press|Alamy(?: Stock Photo)?|Shutterstock|EPA|iStock(?:photo)?|SWNS|Rex(?: Features)?
    Bloomberg|Unsplash|Zuma|Xinhua|Handout|Supplied|File photo|Stock image
    """)
_PICTURE = r"(?:pic(?:ture)?|photo(?:graph|graphy)?|image|credit|illustration|graphic|video|still)s?"
_NAME = r"[A-Z0-9][\w’'.&-]*"
_NAMES = rf"{_NAME}(?: (?:(?:of|the|for|and|de|van|von|al) )?{_NAME}){{0,5}}"
CREDIT = re.compile(
    rf"(?:^|[.!?’”\"')\]|,;–-]|\s)\s*\(?\s*(?i:{_PICTURE}(?: credit)?(?: by|:| courtesy of| via))\s*"
    rf"{_NAMES}(?:\s?[/,|]\s?{_NAMES}){{0,3}}\s*[)\]]?\.?$"
    rf"|\b{_AGENCY}(?:\s?[/,]\s?{_NAMES})?\s*[)\]]?$"
    rf"|{_NAMES}\s?/\s?{_AGENCY}\s*[)\]]?\.?$"
    rf"|\(\s*(?:{_AGENCY}|(?i:image|picture|photo|pic|file)s?\b[^()]{{0,60}})\s*\)\.?$"
)
"""A picture credit at the end of a line; names are told by their capitals."""

CAPTION_LABEL = re.compile(
    r"(?:image|photo|picture|video|figure|media|chart)? ?(?:caption|source|credit)s?\s*[,:]?", re.IGNORECASE
)
"""A line that says nothing but that the next is a caption or a credit."""

BRACKETED = re.compile(rf"[(\[]\s*{_NAMES}(?: |\s?[/:|]\s?){_NAMES}\s*[)\]]$")
"""Two names or more in brackets at the very end of a line, without a full stop."""

PICTURED = re.compile(
    phrases(r"""
    \bpictured\b|\b(?:file|stock|library) (?:photo|pic|picture|image)\b|\bartist[’']?s impression
    \bscreengrab|\bcctv (?:image|still)|\bfrom left\b
    \((?:(?:second |far )?(?:left|right)|above|below|centre|center|l-r|l to r|from left)\)
    """),
    re.IGNORECASE,
)
"""Words of a caption that point into a picture."""
