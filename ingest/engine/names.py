"""Person names: capitalised stretches unknown to the lexicon, stripped of endings on evidence."""

import re
from bisect import bisect_left

import msgspec

from ingest.engine.attested import Attested
from ingest.engine.folding import Folding
from ingest.engine.morphology import BARE, MAX_KNOWN, Form, Morphology
from ingest.engine.sentences import Sentence
from ingest.pack import Pack

# what joins two parts of a word
_JOINTS = "-’'"
_WORD = rf"[^\W\d_]+(?:[{_JOINTS}][^\W\d_]+)*"
_QUOTED = re.compile(r"[«“„\"][^«»“”\".!?]{2,50}[»”\"]")


class Name(msgspec.Struct, frozen=True, gc=False):
    """A capitalised stretch `[start, end)`; `base` is its form without an ending, `case` what the ending said."""

    start: int
    end: int
    base: str
    case: str
    plural: bool = False


# which of a name a monarch is
_NUMERAL = re.compile(r"[IVX]+")
# letters of an abbreviation at most
_ABBREVIATED = 4
_OBLIQUE = frozenset({"dat", "acc", "abl"})
# letters of a name that are no more than an ending's
_SHORTEST = 4
# a noun of so many letters may be proven by an adjective's ending, which surnames have behind fewer (Мелик, Олейник)
_NOUN = 5
_BELONGING = "belonging"
# a word without its ending, and what the ending says
Cut = tuple[str, Form]


class Endings(msgspec.Struct, frozen=True):
    """What the ending of a word may say, whatever the text: all cuts, each with its folded stem, and those that its shape allows.

    `like_surname`: it ends as surnames do, in no ending of a derived word; `there`: something may be said to be in the place it names;
    `adjective`: it is derived from a longer noun (Социалисттик).
    """

    cuts: list[tuple[Cut, str]]
    shaped: Cut | None
    kinship: Cut | None
    genitive: Cut | None
    plain: Cut | None
    like_surname: bool
    there: bool
    adjective: bool


class NameFinder:
    """Finds names in sentences; knows the shapes of the pack."""

    def __init__(self, pack: Pack, morphology: Morphology, folding: Folding) -> None:
        data = pack.names
        self._surname = tuple(data.surname)
        self._patronymic = tuple(data.patronymic)
        self._morphology = morphology
        self._folding = folding
        self._known: dict[str, Endings] = {}
        self._stop = frozenset(data.stop)
        self._particles = frozenset(data.particles)
        self._bound = tuple(f"{p}{j}" for p in data.prefixes for j in _JOINTS)
        leaders = [n.split() for names in data.leaders.values() for n in names]
        self._leaders = frozenset(folding.of(w) for n in leaders for w in n)
        self._alone = {folding.of(n[0]): {w for m in leaders if m[-1] == n[0] for w in m} for n in leaders if len(n) == 1}
        self._family, self._whole = tuple(data.family), tuple(data.whole)
        self._kin = tuple(data.kin)
        self._local = tuple(data.local)
        self._capital = re.compile(rf"[^{pack.head.lower} \W\d_]")
        first = rf"(?<![^\W\d_].)(?<![^\W\d_][{_JOINTS}].)"
        self._capitalised = re.compile(rf"{self._capital.pattern}{first}(?:[^\W\d_]+)?(?:[{_JOINTS}][^\W\d_]+)*")
        self._token = re.compile(rf"(?:[{pack.head.upper}][{pack.head.lower}]?\.\s?){{1,3}}|{_WORD}")

    def attested(self, text: str, folded: str) -> Attested:
        """Capitalised words of the text, folded: what counts as evidence of a bare form."""
        return Attested(text, folded, self._capitalised)

    def find(self, text: str, sentence: Sentence, attested: Attested) -> list[Name]:
        """The names in a sentence, in order."""
        # a name begins nowhere but where something stands that is no small letter
        capitals = [m.start() for m in self._capital.finditer(text, sentence.start, sentence.end)]
        if not capitals:
            return []
        found: list[Name] = []
        last = 0
        for start, end in self._free(text, sentence):
            first = bisect_left(capitals, start, last)
            last = bisect_left(capitals, end, first)
            if first < last:
                runs = self._runs(text, capitals[first:last], start, end, attested)
                found.extend(name for run in runs for name in self._name(run, attested))
        return found

    def _runs(self, text: str, capitals: list[int], start: int, end: int, attested: Attested) -> list[list[re.Match[str]]]:
        """The words that make up names in a stretch: a look at what is no small letter, not at every word."""
        found: list[list[re.Match[str]]] = []
        at = start
        for letter in capitals:
            token = self._token.match(text, letter, end) if letter >= at and _starts(text, letter, start) else None
            if token is None:
                continue
            at = token.end()
            if self._begins(text, token):
                found.append(self._run(text, token, end, attested))
                start = at = found[-1][-1].end()
        return found

    def _run(self, text: str, first: re.Match[str], end: int, attested: Attested) -> list[re.Match[str]]:
        """The words of the name that a word begins."""
        run = [first]
        token = self._token.match(text, _behind_space(text, first.end(), end), end)
        while token and self._continues(run, token, attested):
            run.append(token)
            token = self._token.match(text, _behind_space(text, token.end(), end), end)
        return run

    def person_like(self, name: Name) -> bool:
        """Whether a name of two words or more ends as surnames do."""
        return " " in name.base and name.base.lower().endswith(self._surname)

    def local(self, name: str) -> bool:
        """Whether a person may be of the country whose language this is, by the last word of the name; one word alone does not tell."""
        return not self._local or " " not in name or name.lower().endswith(self._local)

    def _free(self, text: str, sentence: Sentence) -> list[tuple[int, int]]:
        """The stretches of a sentence that neither a unit covers nor the name of a firm or a work in quotation marks."""
        free, at = [], sentence.start
        quoted = [m.span() for m in _QUOTED.finditer(text, sentence.start, sentence.end)]
        covered = [(u.start, u.end) for u in sentence.units]
        for start, end in sorted(covered + quoted) if quoted else covered:
            if start > at:
                free.append((at, start))
            at = max(at, end)
        return [*free, (at, sentence.end)] if at < sentence.end else free

    def _begins(self, text: str, token: re.Match[str]) -> bool:
        word = token.group()
        capital = word[0].isupper() or self._particle(word)
        return capital and word not in self._stop and not text[token.start() - 1 : token.start()].isalnum()

    def _continues(self, run: list[re.Match[str]], token: re.Match[str], attested: Attested) -> bool:
        """Whether a token belongs to the name begun: one script, and nothing before it ended the name."""
        last, word = run[-1].group(), token.group()
        if word.startswith(self._kin) or self._particle(word):
            return self._open(last, attested) and len(run) < 6 and not (word.islower() and self._closed(last))
        if _NUMERAL.fullmatch(word):
            return not last[0].isascii() and self._open(last, attested)
        if not word[0].isupper() or word in self._stop or word[0].isascii() != last[0].isascii() or _initials(last, word):
            return False
        if len(run) > 1 and self._endings(word).adjective:
            return False
        if len(run) == 1 and (self._known_alone(last, word, attested) or self._two(last, word, attested)):
            return False
        if len(run) > 1 and (self._begins_another(last, word, attested) or self._parted(run, word, attested)):
            return False
        over = len(run) > 1 and (self._closed(last) or self._over(last))
        if over and not any(w.lower().endswith(self._patronymic) for w in (last, word)):
            return False
        return self._open(last, attested) and (self._endings(last).plain is None or self._endings(word).like_surname)

    def _begins_another(self, last: str, word: str, attested: Attested) -> bool:
        """Whether a word is the surname by which a statesman is known alone: behind another's full name, he is the next one."""
        bearers = self._alone.get(self._stem(word, attested))
        return bearers is not None and last not in bearers

    def _over(self, last: str) -> bool:
        """Whether the surname by which a statesman is known alone ends a name (Эрдоган Рожава)."""
        return self._folding.of(last) in self._alone

    def _known_alone(self, first: str, word: str, attested: Attested) -> bool:
        """Whether a name begins with the surname of a statesman that another's follows (Обама Жеймс Мэттисти кабыл алды)."""
        bearers = self._alone.get(self._folding.of(first))
        return bearers is not None and self._stem(word, attested) not in {self._folding.of(b) for b in bearers}

    def _two(self, last: str, word: str, attested: Attested) -> bool:
        """Whether a name is a surname elsewhere in the text, so that a statesman's own surname behind it begins another."""
        return self._begins_another(last, word, attested) and attested.behind_another(self._folding.of(last), than=(word,))

    def _parted(self, run: list[re.Match[str]], word: str, attested: Attested) -> bool:
        """Whether a word behind another's first name and surname is the surname of somebody else, whose own first name the text gives."""
        first, last = run[0].group(), run[-1].group()
        if last.lower() in self._particles or last.endswith(".") or last.lower().endswith(self._patronymic):
            return False
        stem = self._stem(word, attested)
        # a statesman's own names stay together, however else the text calls him
        one = {stem, self._folding.of(last)} <= self._leaders
        return not one and attested.behind_another(stem, than=(first, last))

    def _stem(self, word: str, attested: Attested) -> str:
        """A word without an ending that is proven to be one, folded."""
        return self._folding.of((self._proven(self._endings(word), attested) or (word, BARE))[0])

    def _closed(self, word: str) -> bool:
        """Whether a word is a family name, behind which a name is over."""
        return len(word) > 4 and word.lower().endswith(self._family) and not word.lower().startswith(self._bound)

    def _particle(self, word: str) -> bool:
        """Whether a word in small letters stands inside names, alone or bound to the next part (бин, аль-Ассад)."""
        return word in self._particles or (word.startswith(self._bound) and word[-1].islower() and not word.islower())

    def _open(self, word: str, attested: Attested) -> bool:
        """Whether a word can stand inside a name: it bears no case ending of a known or surname-like stem."""
        if word.endswith(".") or word.lower() in self._particles:
            return True
        endings = self._endings(word)
        cut = self._proven(endings, attested) or endings.genitive
        return cut is None or cut[1].case not in {"gen", "acc", "dat", "abl"}

    def _ends(self, word: str) -> bool:
        return len(word) > 4 and word.lower().endswith(self._surname)

    def _name(self, run: list[re.Match[str]], attested: Attested) -> list[Name]:
        while run and (run[-1].group().endswith(".") or run[-1].group() in self._particles):
            run = run[:-1]
        words = [t.group() for t in run]
        if sum(map(len, words)) < 3:
            return []
        words = [w.strip() for w in words]
        stem, form = self._strip(words[-1], attested)
        if len(run) == 1 and (stem.isupper() or words[0][:2].isupper() or self._endings(words[0]).there):
            return []
        base = " ".join([*words[:-1], stem]).replace("\u00a0", " ")
        base = re.sub(r"(?<=\.) (?=\S)", "", base) if words[0].endswith(".") else base
        return [Name(run[0].start(), run[-1].end(), base, form.case, form.plural)]

    def bare(self, word: str) -> str:
        """A name without a genitive's ending, where it has one (Газпромдун)."""
        return (self._endings(word).genitive or (word, BARE))[0]

    def owner(self, word: str) -> str | None:
        """As `bare`; null where the name has the ending of a case in which it owns nothing (Азаттыкка)."""
        endings = self._endings(word)
        other = endings.plain is not None and endings.plain[1].case != "gen"
        return None if other else (endings.genitive or (word, BARE))[0]

    def _strip(self, word: str, attested: Attested) -> Cut:
        """Cut a case ending off, only where the bare form is attested, or a surname's shape or a plain ending shows it."""
        endings = self._endings(word)
        return endings.kinship or self._proven(endings, attested) or endings.genitive or endings.plain or (word, BARE)

    def _proven(self, endings: Endings, attested: Attested) -> Cut | None:
        for cut, folded in endings.cuts:
            if folded in self._leaders or (len(folded) > 2 and attested.has(folded)):
                return cut
        return endings.shaped

    def _endings(self, word: str) -> Endings:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > MAX_KNOWN:
                self._known.clear()
            known = self._known[word] = self._read(word)
        return known

    def _read(self, word: str) -> Endings:
        lower = word.lower()
        every = self._morphology.splits(self._folding.of(word))
        proven = [((word[: len(stem)], form), stem) for stem, form in every[1:] if form.possessive is None and form.derived is None]
        # what looks like an ending there is one only where the text has the bare form, too
        cuts = [] if lower.endswith(self._whole) else proven
        like_surname = lower.endswith(self._surname)
        shaped = next((c for c, _ in cuts if self._ends(c[0])), None)
        return Endings(
            proven,
            shaped,
            self._kinship(word),
            self._genitive(word, cuts, like=like_surname),
            None if like_surname else self._plain(cuts),
            like_surname=self._ends(word) and not any(form.derived for _, form in every),
            there=any(form.case == "attr" and len(stem) > 3 for stem, form in every),
            adjective=any(form.derived == _BELONGING and form.case == "nom" and len(stem) > _NOUN for stem, form in every),
        )

    def _plain(self, cuts: list[tuple[Cut, str]]) -> Cut | None:
        """An ending that is no part of a name, sure on a longer stem; an accusative behind a consonant ends few names."""
        for (stem, form), _ in cuts:
            sure = form.case == "acc" and not self._morphology.ends_in_vowel(stem)
            if form.case in _OBLIQUE and len(stem) > _SHORTEST - sure:
                return stem, form
        return None

    def _kinship(self, word: str) -> Cut | None:
        """The word for son or daughter, which is possessed already (кызына)."""
        kin = next((k for k in self._kin if word.startswith(k)), None)
        form = self._morphology.possessed(kin, word) if kin else None
        return (kin, form) if kin and form else None

    def _genitive(self, word: str, cuts: list[tuple[Cut, str]], *, like: bool) -> Cut | None:
        """A genitive that no surname's ending explains: behind a vowel, surnames in -нин look the same."""
        for (stem, form), _ in cuts:
            shortest = 4 if like and self._morphology.ends_in_vowel(stem) else 3
            if form.case == "gen" and len(stem) > shortest and len(word) - len(stem) > 2:
                return stem, form
        return None


def _initials(last: str, word: str) -> bool:
    """Whether a word is an abbreviation, which is no part of a name before it (Болтон ИМди)."""
    capitals = sum(map(str.isupper, word))
    return 1 < capitals <= _ABBREVIATED and word[1].isupper() and not word.endswith(".") and not last.isupper()


def _behind_space(text: str, at: int, end: int) -> int:
    """The next letter or mark behind spaces."""
    while at < end and text[at] in " \u00a0":
        at += 1
    return at


def _starts(text: str, at: int, start: int) -> bool:
    """Whether a word begins at `at` when the text is read from `start`."""
    if at == start:
        return True
    before = text[at - 1]
    if before in _JOINTS and at - 1 > start:
        before = text[at - 2]
    return not before.isalnum() or before.isdecimal()
