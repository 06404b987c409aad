from tortoise import migrations
from tortoise.migrations import operations as ops
from orjson import loads
from tortoise.fields.data import JSON_DUMPS
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('models', '0001_initial')]

    initial = False

    operations = [
        ops.CreateModel(
            name='BackupRun',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('started_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('finished_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('file', fields.CharField(default='', max_length=400)),
                ('size', fields.BigIntField(default=0)),
                ('error', fields.CharField(default='', max_length=400)),
                ('harmed', fields.TextField(default='', unique=False)),
            ],
            options={'table': 'backup_run', 'app': 'models', 'pk_attr': 'id', 'table_description': 'One backup that was made, or that failed.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='CustomerSpy',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('customer_id', fields.IntField()),
                ('user_id', fields.IntField()),
                ('listed_by_id', fields.IntField()),
            ],
            options={'table': 'customer_spy', 'app': 'models', 'unique_together': (('customer_id', 'user_id'),), 'indexes': [Index(fields=['user_id'], name='ix_customer_spy_user')], 'pk_attr': 'id', 'table_description': 'Someone told about every ticket of a customer. It grants no sight.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='DailyDigest',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('user_id', fields.IntField()),
                ('day', fields.DateField()),
                ('at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'daily_digest', 'app': 'models', 'unique_together': (('user_id', 'day'),), 'pk_attr': 'id', 'table_description': 'What was unkept or due on a day, told to a person once.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='MailServer',
            fields=[
                ('id', fields.IntField(generated=False, primary_key=True, unique=True, db_index=True)),
                ('host', fields.CharField(max_length=254)),
                ('port', fields.IntField(default=587)),
                ('security', fields.CharField(default='starttls', max_length=8)),
                ('username', fields.CharField(default='', max_length=254)),
                ('sealed_password', fields.TextField(default='', unique=False)),
                ('sender', fields.CharField(max_length=254)),
                ('sender_name', fields.CharField(default='', max_length=120)),
                ('per_hour', fields.IntField(default=60)),
                ('since', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'mail_server', 'app': 'models', 'pk_attr': 'id', 'table_description': "The one row that says how mail leaves; none: it doesn't."},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='NoticeChoice',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('user_id', fields.IntField()),
                ('source', fields.CharField(max_length=40)),
                ('events', fields.CharField(max_length=10)),
            ],
            options={'table': 'notice_choice', 'app': 'models', 'unique_together': (('user_id', 'source'),), 'pk_attr': 'id', 'table_description': "What a person wants to be told by mail of one source, where it isn't the default."},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Upload',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('token', fields.CharField(unique=True, max_length=43)),
                ('user_id', fields.IntField()),
                ('subject', fields.CharField(max_length=40)),
                ('name', fields.CharField(max_length=255)),
                ('size', fields.IntField()),
                ('media_type', fields.CharField(max_length=100)),
                ('sha256', fields.CharField(max_length=64)),
                ('storage_key', fields.CharField(unique=True, max_length=80)),
                ('has_thumbnail', fields.BooleanField(default=False)),
                ('at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'upload', 'app': 'models', 'indexes': [Index(fields=['at'], name='ix_upload_at')], 'pk_attr': 'id', 'table_description': 'Bytes that are stored and belong to no follow-up yet.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Attachment',
            name='has_thumbnail',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name='Attachment',
            name='removal_reason',
            field=fields.CharField(default='', db_default='', max_length=400),
        ),
        ops.AddField(
            model_name='Attachment',
            name='removed_by_id',
            field=fields.IntField(null=True),
        ),
        ops.AddField(
            model_name='ContactPerson',
            name='erased_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Customer',
            name='erased_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='FollowUp',
            name='before',
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name='FollowUp',
            name='text_removal_reason',
            field=fields.CharField(default='', db_default='', max_length=400),
        ),
        ops.AddField(
            model_name='FollowUp',
            name='text_removed_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='FollowUp',
            name='text_removed_by_id',
            field=fields.IntField(null=True),
        ),
        ops.AddField(
            model_name='Installation',
            name='backup_folder',
            field=fields.CharField(default='', db_default='', max_length=400),
        ),
        ops.AddField(
            model_name='Installation',
            name='backup_hours',
            field=fields.IntField(null=True),
        ),
        ops.AddField(
            model_name='Installation',
            name='backup_keep',
            field=fields.IntField(default=7, db_default=7),
        ),
        ops.AddField(
            model_name='Installation',
            name='escalation_days',
            field=fields.IntField(default=2, db_default=2),
        ),
        ops.AddField(
            model_name='Installation',
            name='holiday_country',
            field=fields.CharField(default='BR', db_default='BR', max_length=2),
        ),
        ops.AddField(
            model_name='Installation',
            name='holiday_state',
            field=fields.CharField(default='', db_default='', max_length=3),
        ),
        ops.AddField(
            model_name='Installation',
            name='mails_customers',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name='Installation',
            name='reminder_hour',
            field=fields.IntField(default=7, db_default=7),
        ),
        ops.AddField(
            model_name='Installation',
            name='undo_seconds',
            field=fields.IntField(default=10, db_default=10),
        ),
        ops.AlterModelOptions(
            name='Mail',
            options={'table': 'mail', 'app': 'models', 'indexes': [Index(fields=['state', 'not_before'], name='ix_mail_due'), Index(fields=['to_user_id', 'id'], name='ix_mail_person'), Index(fields=['follow_up_id'], name='ix_mail_follow_up')], 'pk_attr': 'id', 'table_description': "Outbox, and what a person's notices are listed from."},
        ),
        ops.AddField(
            model_name='Mail',
            name='address',
            field=fields.CharField(default='', db_default='', max_length=254),
        ),
        ops.AddField(
            model_name='Mail',
            name='holder',
            field=fields.CharField(default='', db_default='', max_length=16),
        ),
        ops.AddField(
            model_name='Mail',
            name='read_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Mail',
            name='sent_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Mail',
            name='sent_with_id',
            field=fields.BigIntField(null=True),
        ),
        ops.AddField(
            model_name='Mail',
            name='to_person_id',
            field=fields.IntField(null=True),
        ),
        ops.AddIndex(
            model_name='Mail',
            index=Index(fields=['to_user_id', 'id'], name='ix_mail_person'),
        ),
        ops.AddIndex(
            model_name='Mail',
            index=Index(fields=['follow_up_id'], name='ix_mail_follow_up'),
        ),
        ops.AddField(
            model_name='User',
            name='erased_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
    ]
