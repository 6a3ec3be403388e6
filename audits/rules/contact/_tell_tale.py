"""What an address can give away about its reader's health or movements: parameters and words, as data."""

import re

TRACKING = re.compile(
    r"utm_\w+|(?:mtm|pk|piwik|matomo)_\w+|gclid|gclsrc|dclid|gbraid|wbraid|srsltid|_ga|_gl|fbclid|fb_action_\w+|igsh(?:id)?"
    r"|msclkid|ttclid|twclid|li_fat_id|rdt_cid|epik|sccid|yclid|_openstat|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|hsctatracking"
    r"|__hs\w+|vero_id|oly_anon_id|oly_enc_id|wickedid|rb_clickid|s_cid|ml_subscriber(?:_hash)?|_branch_match_id|vgo_ee"
    r"|_kx|dicbo|click_?id|campaign_?id",
    re.IGNORECASE,
)
"""Parameters that follow one reader or one campaign from site to site.

After Brave's query filter (https://github.com/brave/brave-browser/wiki/Query-String-Filter) and, for campaigns, the
parameters of Google and Matomo (https://support.google.com/analytics/answer/10917952).
"""

PAGE_PARAMETERS = re.compile(
    r"ref(?:err?er)?|from|page|(?:page_?)?title|path|(?:page_?)?url|source_?(?:page|url)|article"
)
"""Parameters that by their name carry the page the reader came from."""

HEALTH_PARAMETERS = re.compile(
    r"symptoms?|conditions?|diagnos[ie]s|complaints?|ailments?|illness|disease|medical_?history|icd(?:_?1[01])?|snomed(?:_?ct)?",
    re.IGNORECASE,
)
"""Parameters that by their name carry what is the matter with the reader."""

HEALTH_WORDS = re.compile(
    r"(?:head|back|neck|tooth|stomach|tummy|ear)aches?|aches?|pains?|painful|migraines?|whiplash|sciatica|vertigo|dizziness"
    r"|tinnitus|scoliosis|osteoporosis|osteopenia|arthros[ie]s|osteoarthros[ie]s|fibrosis|spondylos[ie]s|stenosis"
    r"|concussion|fractures?|sprains?|strains?|injur(?:y|ies)|hernias?|slipped|herniated|prolapsed?|frozenshoulder"
    r"|depression|anxiety|insomnia|stress|burnout|adhd|autism|dementia|stroke|epilepsy|diabet(?:es|ic)|asthma|cancer"
    r"|tumou?rs?|pregnan(?:t|cy)|menopaus(?:e|al)|infertility|miscarriage|incontinence|hiv|std|sti|addiction|alcoholism"
    r"|obesity|hypertension|eczema|psoriasis|covid|long-?covid|ms|copd|ibs|rsi|tmj|tmd|cgh|vertebrogenic|cervicogenic"
    r"|\w{3,}(?:itis|algia|algias|opathic|oma|osteoma|emia|aemia|plegia|paresis)",
    re.IGNORECASE,
)
"""Words that say what is the matter with somebody, as in the NHS's list of conditions (https://www.nhs.uk/conditions/)."""

NOT_HEALTH = frozenset({"diploma", "aroma", "roma", "oklahoma", "tacoma", "sonoma", "homoeopathic", "homeopathic"})
"""Words that only end like one of these."""

CODES = re.compile(r"[A-TV-Z]\d{2}\.\d{1,2}")
"""A code of ICD-10, such as M54.2 (https://icd.who.int/browse10/)."""


def health_word_in(value: str) -> str:
    """Give the first word, or code, of a value that says what is the matter with somebody; empty where none does."""
    for word in re.findall(r"[A-Za-z]+(?:-covid)?", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", value)):
        if HEALTH_WORDS.fullmatch(word) and word.lower() not in NOT_HEALTH:
            return str(word)
    code = re.search(rf"(?<![A-Za-z0-9.])(?:{CODES.pattern})(?![0-9])", value)
    return code[0] if code else ""
