"""The sentences of what is wrong with a file that should hold a process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.findings_words import sentence_of
from components.i18n import _, n_
from components.refusal_words.basis import sentence
from services.process_file import refusals as r
from services.refusals import Refusal

Sentence = Callable[[Any], str]

SENTENCES: dict[type[Refusal], Sentence] = {
    r.InFile: lambda each: _in_file(each),
    r.HasFinding: lambda each: sentence_of(each.finding, each.of),
    r.FileIsTooLarge: lambda each: _("A process has at most {limit} MB.", limit=each.limit_mb),
    r.IsNotUtf8: lambda _r: _("This isn't UTF-8 text. Save the file as UTF-8."),
    r.HasControlCharacter: lambda each: _(
        "The character {code} can't be in a file like this.", code=each.code
    ),
    r.IsNotYaml: lambda each: _("This isn't YAML: {detail}.", detail=each.detail),
    r.IsEmpty: lambda _r: _("The file holds nothing."),
    r.HasAlias: lambda _r: _("Anchors and aliases (& and *) aren't read. Write it out."),
    r.HasTag: lambda each: _("Tags like {tag} aren't read.", tag=each.tag),
    r.IsTooDeep: lambda _r: _("This is nested too deeply."),
    r.HasMoreDocuments: lambda _r: _("A second document begins here. A file holds one process."),
    r.FormatIsUnknown: lambda each: _(
        "The file begins with “format: {format}”, for this release to read it.", format=each.known
    ),
    r.KeyIsDoubled: lambda each: _("“{key}” is said twice.", key=each.key),
    r.KeyIsUnknown: lambda each: _unknown_key(each),
    r.KeyIsMissing: lambda each: _("“{key}” is missing.", key=each.key),
    r.TypeIsWrong: lambda each: _wrong_type(each),
    r.ChoiceIsUnknown: lambda each: _(
        "“{value}” is no value of “{key}”. There are: {known}.",
        value=each.value, key=each.key, known=", ".join(each.known),
    ),
    r.KindIsUnclear: lambda each: _(
        "A step has one of these keys, which says what it is: {known}.",
        known=", ".join(each.known),
    ),
    r.IsDoubled: lambda each: _(
        "“{value}” is on line {first} already.", value=each.value, first=each.first
    ),
    r.ReferenceIsUnknown: lambda each: _reference(each),
    r.ThereAreMore: lambda _r: _("And more. Mend these first."),
    r.ProcessHasChanged: lambda _r: _(
        "The process changed after this plan was made. Look at what it would do now."
    ),
    r.NeedsChoices: lambda each: n_(
        "{n} open ticket needs a choice of where it goes on. Import drafts, and publish this "
        "one in its editor.",
        "{n} open tickets need a choice of where they go on. Import drafts, and publish this "
        "one in its editor.",
        each.count,
    ),
    r.IsNotSetUp: lambda _r: _("Set the installation up first: nobody administers it yet."),
    r.NamesAreDoubled: lambda each: _(
        "More than one position is called {names}. In a file each has a name of its own: "
        "rename one first.",
        names=", ".join(each.names),
    ),
}  # fmt: skip
for kind, words in SENTENCES.items():
    sentence.register(kind)(words)


def _in_file(problem: r.InFile) -> str:
    text = sentence(problem.about)
    if not problem.line:
        return text
    return _("Line {n}: {sentence}", n=problem.line, sentence=text)


def _unknown_key(refusal: r.KeyIsUnknown) -> str:
    known = ", ".join(refusal.known)
    return _("“{key}” is nothing that is read here. There are: {known}.",
             key=refusal.key, known=known)  # fmt: skip


def _wrong_type(refusal: r.TypeIsWrong) -> str:
    wanted = {
        "text": _("a text"),
        "number": _("a whole number"),
        "flag": _("true or false"),
        "day": _("a day like 2026-11-30"),
        "list": _("a list"),
        "record": _("keys with values"),
    }[refusal.wanted]
    if not refusal.key:
        return _("Here should be {wanted}.", wanted=wanted)
    return _("“{key}” should be {wanted}.", key=refusal.key, wanted=wanted)


def _reference(refusal: r.ReferenceIsUnknown) -> str:
    sentences = {
        "positions": _("There is no position {value}.", value=refusal.value),
        "centers": _("There is no CR {value}.", value=refusal.value),
        "workflows": _("There is no workflow {value}.", value=refusal.value),
        "types": _("There is no ticket type {value}.", value=refusal.value),
    }
    return sentences[refusal.kind]
