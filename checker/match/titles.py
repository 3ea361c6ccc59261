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
