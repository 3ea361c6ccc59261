"""The words that tell a speech from the telling: verbs that report, titles, roles, and what cannot be a speaker."""

from __future__ import annotations

# Verbs that report what was said; their object may stand in quotation marks, after "that", or bare.
REPORTING = frozenset(
    """said say says saying told tells telling wrote writes writing stated states stating added adds adding announced
    announces announcing affirmed affirms affirming reaffirmed argued argues arguing asserted assured acknowledged admitted
    admits claimed claims claiming commented complained conceded concluded confirmed confirms confirming declared declares
    declaring denied denies denying emphasised emphasized emphasizes emphasising emphasizing estimated exclaimed explained
    explains explaining indicated insisted insists insisting lamented mentioned mentioning noted notes noting observed
    pledged pledges pledging pointed predicted promised promises promising quipped reassured recalled recalls recalling
    recounted reiterated reiterates reiterating remarked reminded repeated replied replies responded revealed stressed
    stresses stressing suggested suggests testified tweeted underlined underlining underscored urged urges urging vowed
    vows vowing warned warns warning cautioned continued""".split()
)
# Verbs that give a thing a name: "described him as ...", "called it ...".
NAMING = frozenset(
    """described describes describing called calls calling hailed hails hailing praised praises praising dismissed dismisses
    dismissing branded termed dubbed denounced condemned labelled labeled characterised characterized""".split()
)
# Verbs that only go with quotation marks: without them their object is a topic.
QUOTING = frozenset("asked asks asking spoke expressed expressing welcomed welcomes thanked demanded proposed shouted".split())
CUES = REPORTING | NAMING | QUOTING

TITLES = frozenset(
    """pm new president prime minister foreign defense defence finance trade transport interior justice secretary general chief
    cabinet mr mrs ms miss dr sir dame lord lady sen senator rep representative gov governor mayor king queen prince
    princess emperor empress pope chancellor premier chairman chairwoman chair chairperson director captain colonel admiral
    commander inspector judge professor prof spokesman spokeswoman spokesperson speaker ambassador deputy vice supreme
    leader head state gen lt lieutenant col sergeant major brigadier marshal commissioner superintendent officer executive
    ceo coach manager rescue union agency police party opposition counterpart envoy attorney treasurer economy health
    education environment energy industry agriculture culture labour labor commerce sheriff bishop archbishop cardinal
    rabbi imam sheikh ayatollah sultan emir first lady founder analyst economist scientist expert lawyer""".split()
)
ROLES = frozenset(
    """president minister premier chancellor king queen emperor pope leader chief head mayor governor senator spokesman
    spokeswoman spokesperson director chairman chairwoman captain commander inspector judge professor ambassador secretary
    speaker coach manager sheriff bishop founder analyst economist envoy commissioner admiral colonel general""".split()
)
PREPOSITIONS = frozenset(
    """in on at of to from by with for against between after before during under over about into through amid near around
    within without toward towards upon among beside behind beyond across along despite since until than like as via per
    outside inside off including and or""".split()
)
PREMODIFIERS = frozenset(
    """the a an his her their its our my new newly appointed elected re-elected former late then current outgoing acting own
    senior veteran deputy longtime long-time ex fellow local national state top two""".split()
)
# Capitalised words that begin a sentence or name a day, and never a speaker.
NOT_NAMES = frozenset(
    """the a an this that these those there here it its he she they we you i his her their our my in on at of to from by
    with for against between after before during under over about into through amid near around within without and or but
    so yet if when while because although though as since until despite according earlier later meanwhile however then
    also only even still just now today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december speaking asked both each all some many
    most more several two three four five six seven eight nine ten no not one another such what who why how where which
    recent last next first once again instead moreover furthermore additionally nevertheless read related""".split()
)
BODIES = frozenset(
    """ministry agency cross crescent party university news times institute council government army police bank committee
    commission union court office department house senate parliament congress nations organisation organization
    association group company corp inc ltd center centre fund service press team federation board authority bureau
    foundation embassy republic kingdom states navy force forces academy society network tribune post journal herald
    telegraph guardian cnn bbc reuters who un eu nato twitter facebook telegram line""".split()
)
