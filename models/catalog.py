"""Whom tickets are for, and what they are about."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model


class Product(Model):
    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=120, unique=True)
    is_active = fields.BooleanField(default=True)
    is_example = fields.BooleanField(default=False)

    class Meta:
        table = "product"


class ContactChannel(Model):
    """The catalogue of ways to reach somebody: phone, WhatsApp, e-mail, remote, ..."""

    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=60, unique=True)
    kind = fields.CharField(max_length=10, default="other")
    """phone, mail or other: how an address of it can be tapped."""
    position = fields.IntField(default=0)
    is_active = fields.BooleanField(default=True)

    class Meta:
        table = "contact_channel"


class Customer(Model):
    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=160)
    document = fields.CharField(max_length=20, default="")
    """CPF or CNPJ, without punctuation."""
    folded = fields.CharField(max_length=400, default="")
    """Name, document, phones and e-mails without accents or case, for search."""
    products: fields.ManyToManyRelation[Product] = fields.ManyToManyField(
        "models.Product", related_name="owners", through="customer_product"
    )
    is_active = fields.BooleanField(default=True)
    is_example = fields.BooleanField(default=False)
    erased_at = fields.DatetimeField(null=True)
    version = fields.IntField(default=1)

    class Meta:
        table = "customer"
        indexes = (
            Index(fields=("document",), name="ix_customer_document"),
            Index(fields=("folded",), name="ix_customer_folded"),
        )


class ContactPerson(Model):
    id = fields.IntField(primary_key=True)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="persons", on_delete=fields.RESTRICT
    )
    customer_id: int
    name = fields.CharField(max_length=120)
    title = fields.CharField(max_length=80, default="")
    is_active = fields.BooleanField(default=True)
    erased_at = fields.DatetimeField(null=True)

    class Meta:
        table = "contact_person"
        indexes = (Index(fields=("customer_id",), name="ix_person_customer"),)


class ContactAddress(Model):
    id = fields.IntField(primary_key=True)
    person: fields.ForeignKeyRelation[ContactPerson] = fields.ForeignKeyField(
        "models.ContactPerson", related_name="addresses", on_delete=fields.CASCADE
    )
    person_id: int
    channel: fields.ForeignKeyRelation[ContactChannel] = fields.ForeignKeyField(
        "models.ContactChannel", related_name="addresses", on_delete=fields.RESTRICT
    )
    channel_id: int
    value = fields.CharField(max_length=254)

    class Meta:
        table = "contact_address"
        indexes = (Index(fields=("person_id",), name="ix_address_person"),)
