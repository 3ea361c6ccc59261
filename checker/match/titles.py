"""Words that stand before names: titles, what is added to them, and the openings of sentences. Lower case."""

from __future__ import annotations

HONORIFICS = {
    "mr": "male",
    "sir": "male",
    "ms": "female",
    "mrs": "female",
    "miss": "female",
    "madam": "female",
    "madame": "female",
}
TITLE_HEADS = frozenset(
    (
        "president premier pm minister chancellor secretary general chairman chairwoman chairperson chair chief "
        "leader head king queen emperor empress sultan emir pope governor mayor senator congressman congresswoman "
        "representative ambassador envoy spokesman spokeswoman spokesperson commissioner director ceo cfo founder "
        "commander marshal admiral colonel major captain lieutenant sergeant judge justice prosecutor professor "
        "dr prof doctor prince princess lord lady dame sheikh imam ayatollah reverend rev bishop archbishop "
        "cardinal speaker lawmaker mp candidate rival counterpart host adviser advisor official analyst economist "
        "treasurer whip gen sen rep gov adm col lt sgt capt comrade negotiator expert coach manager author writer "
        "actor actress singer star researcher activist journalist dictator strongman boss tycoon billionaire "
        "politician veteran diplomat executive attorney lawyer"
    ).split()
)
TITLE_WORDS = TITLE_HEADS | frozenset(
    (
        "prime vice deputy acting interim caretaker former late ex then current new newly incoming outgoing first "
        "second senior top foreign defense defence finance treasury state interior home trade commerce economy "
        "industry cabinet party supreme paramount us u s uk un eu russian chinese japanese korean vietnamese "
        "indian american british french german italian ukrainian israeli turkish north south communist democratic "
        "republican national security council central bank house senate parliamentary managing executive crown "
        "special press mr mrs ms miss sir madam madame elect designate"
    ).split()
)
# Capitalised at the start of a sentence, and no part of a name.
OPENERS = frozenset(
    (
        "a an the and but yet so or nor for of in on at to by with from as if when while although though since "
        "because until unless after before during once that this these those there here he she it they we you i "
        "his her its their our my your what who which how why where whether both either neither all many most "
        "some such even also meanwhile however moreover instead then now today yesterday earlier later still only "
        "just like unlike despite amid under over against between among about according asked did does do has had "
        "have is was are were will would could should may might can not no yes said says told adding ahead "
        "following given thanks perhaps maybe indeed thus hence president"
    ).split()
)
PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
# Nouns for a person of known gender; a chairman or a spokesman may be either in print.
GENDERED = {
    **dict.fromkeys(
        (
            "man men boy husband father son brother uncle nephew grandfather grandson widower king prince emperor pope "
            "businessman policeman fisherman congressman gentleman boyfriend fiance stepfather monk priest"
        ).split(),
        "male",
    ),
    **dict.fromkeys(
        (
            "woman women girl wife mother daughter sister aunt niece grandmother granddaughter widow queen princess empress "
            "businesswoman policewoman spokeswoman chairwoman congresswoman actress lady girlfriend fiancee stepmother nun "
            "heroine waitress schoolgirl"
        ).split(),
        "female",
    ),
}
ROLES = TITLE_HEADS | frozenset(
    (
        "spokesman predecessor successor mentor ally aide person student child teacher doctor driver suspect victim "
        "survivor soldier officer worker resident villager farmer patient neighbor neighbour friend colleague partner critic "
        "opponent supporter critics premier voter player owner employee member fighter guard pilot nurse tourist visitor "
        "citizen everyone someone anyone nobody baby infant relative parent sibling cousin spouse interpreter secretary"
    ).split()
)
INSTITUTIONS = frozenset(
    (
        "party house ministry committee council union summit agency bank university court office parliament congress diet "
        "department institute institution association federation organization organisation treaty pact agreement alliance "
        "forum conference war force forces army navy fund group company corporation inc ltd co street avenue airport times "
        "post daily news television radio shimbun press agency bureau commission board center centre initiative strategy "
        "sea ocean strait river island islands mountain province prefecture state states republic kingdom city district "
        "government administration cabinet security defense defence foreign act law bill day dialogue cooperation partnership "
        "minister president secretary prime white air east west middle asia europe africa america pacific atlantic arctic "
        "january february march april may june july august september october november december monday tuesday wednesday "
        "thursday friday saturday sunday covid internet christian muslim buddhist islam english covid-19 olympic olympics "
        "games cup league trade economic nuclear coast guard square palace embassy consulate hospital school"
    ).split()
)
