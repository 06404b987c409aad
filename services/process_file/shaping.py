"""One entry of a file by the verb that people use for it: added where it is new, else edited."""

from __future__ import annotations

from services.access import role_matrix, roles
from services.access.positions import PositionFields, add_position, edit_position
from services.access.role_matrix import RoleFields
from services.catalog import centers, types
from services.configuration import configuration_in
from services.process_file.catalog_entries import center_fields, type_fields
from services.process_file.document import Entry
from services.process_file.ids import ids_of
from services.refusals import AtRole, Refused
from services.transaction import Work


async def shape_role(work: Work, entry: Entry) -> None:
    known = await configuration_in(work)
    own, values = ids_of(known).of("roles", entry.name), entry.values
    if own is None:
        await roles.add(entry.name, values["may"], scope=values["sees"], by=work.by)
        return
    before = role_matrix.fields_of(known.roles[own])
    may = frozenset(values["may"])
    after = RoleFields(name=entry.name, scope=values["sees"], permissions=may)
    try:
        await role_matrix.reshape(before={own: before}, after={own: after}, by=work.by)
    except Refused as refused:
        found = (each.refusal if isinstance(each, AtRole) else each for each in refused.refusals)
        raise Refused(*found) from None


async def shape_position(work: Work, entry: Entry) -> None:
    known = await configuration_in(work)
    ids = ids_of(known)
    own, parent = ids.of("positions", entry.name), ids.of("positions", entry.values["under"])
    if own is None:
        await add_position(entry.name, parent_id=parent, by=work.by)
        return
    before = PositionFields(name=entry.name, parent=known.positions[own].parent_id)
    after = PositionFields(name=entry.name, parent=parent)
    await edit_position(own, before=before, after=after, by=work.by)


async def shape_center(work: Work, entry: Entry) -> None:
    known = await configuration_in(work)
    own, fields = ids_of(known).of("centers", entry.name), center_fields(entry.values)
    if own is None:
        await centers.add(fields, by=work.by)
    else:
        before = centers.fields_of(known.centers[own])
        await centers.edit(own, before=before, after=fields, by=work.by)


async def shape_type(work: Work, entry: Entry) -> None:
    known = await configuration_in(work)
    ids = ids_of(known)
    own, fields = ids.of("types", entry.name), type_fields(ids, entry.values)
    if own is None:
        await types.add(fields, by=work.by)
    else:
        before = types.fields_of(known.types[own])
        await types.edit(own, before=before, after=fields, by=work.by)
