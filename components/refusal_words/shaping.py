"""The sentences of what is refused when the process itself is shaped."""

from __future__ import annotations

from components.i18n import _, n_
from components.refusal_words.basis import name, sentence
from services import refusals as r
from services.configuration import known


@sentence.register
def _changed(refusal: r.HasChanged) -> str:
    return _(
        "{name} changed this meanwhile. Saving again puts yours in its place.",
        name=name(refusal.by),
    )


@sentence.register
def _wrong_code(_refusal: r.CodeIsWrong) -> str:
    return _("Numbers with dots between, like 1.2.")


@sentence.register
def _taken_code(refusal: r.CodeIsTaken) -> str:
    return _("{name} has this code already.", name=refusal.name)


@sentence.register
def _no_group(refusal: r.GroupIsMissing) -> str:
    return _("There is no group {code} to hang it under.", code=refusal.group)


@sentence.register
def _in_itself(_refusal: r.GroupIsInItself) -> str:
    return _("A group can't hang under itself.")


@sentence.register
def _holds(refusal: r.HoldsOthers) -> str:
    if refusal.what == "is_active":
        return n_(
            "{n} active one hangs under it. Deactivate that first.",
            "{n} active ones hang under it. Deactivate those first.",
            refusal.count,
        )
    return n_("{n} hangs under it.", "{n} hang under it.", refusal.count)


@sentence.register
def _out(refusal: r.NumberIsOut) -> str:
    return _("A whole number from {least} to {most}.", least=refusal.least, most=refusal.most)


@sentence.register
def _used_center(refusal: r.CenterIsUsed) -> str:
    where = []
    if refusal.tickets:
        where.append(
            n_("{n} open ticket stands on it", "{n} open tickets stand on it", refusal.tickets)
        )
    if refusal.workflows:
        names = ", ".join(known().workflows[each].name for each in refusal.workflows)
        where.append(n_("the workflow {names} names it", "the workflows {names} name it",
                        len(refusal.workflows), names=names))  # fmt: skip
    return _("In use: {where}.", where="; ".join(where))


@sentence.register
def _reversed(_refusal: r.ValidityIsReversed) -> str:
    return _("It would end before it begins.")


@sentence.register
def _unpublished(_refusal: r.WorkflowIsUnpublished) -> str:
    return _("This workflow has no published version. Publish it first, or choose another.")


@sentence.register
def _used_type(_refusal: r.TypeIsUsed) -> str:
    return _("Tickets are of this type: it stays an item.")


@sentence.register
def _unknown_variable(refusal: r.VariableIsUnknown) -> str:
    return _("{name} does not exist.", name=refusal.name)


@sentence.register
def _at_role(refusal: r.AtRole) -> str:
    return sentence(refusal.refusal)
