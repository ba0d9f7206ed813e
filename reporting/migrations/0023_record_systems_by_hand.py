from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0022_protected_identity"),
    ]

    operations = [
        migrations.AddField(
            model_name="deliveryendpoint",
            name="sends",
            field=models.CharField(
                choices=[
                    ("at_once", "Each report, as soon as it is there"),
                    ("by_hand", "Only the reports that your officers send on"),
                ],
                default="at_once",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="deliveryendpoint",
            name="retired_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="caseevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("received", "Received"),
                    ("opened", "Opened"),
                    ("status_changed", "Status changed"),
                    ("note_added", "Note added"),
                    ("offered", "Offered to another force"),
                    ("withdrawn", "Offer withdrawn"),
                    ("returned", "Returned by the other force"),
                    ("handed_over", "Handed over to another force"),
                    ("taken_over", "Taken over from another force"),
                    ("files_received", "Files received with the report"),
                    ("file_checked", "File checked for viruses"),
                    ("file_opened", "File handed out"),
                    ("sorted", "Sorted by the rules"),
                    ("claimed", "Claimed"),
                    ("assigned", "Assigned"),
                    ("released", "Released"),
                    ("team_changed", "Moved to another team"),
                    ("risk_changed", "Risk changed"),
                    ("contacted", "First contact made"),
                    ("crime_number", "Crime number entered"),
                    ("alerted", "Duty contact alerted"),
                    ("acknowledged", "Alert acknowledged"),
                    ("message_sent", "Message sent to the reporter"),
                    ("message_came", "Message from the reporter"),
                    ("contact_corrected", "Contact details corrected by the reporter"),
                    ("person_withdrew", "Withdrawn by the reporter"),
                    ("delivered", "Taken by the force’s record system"),
                    ("not_delivered", "Could not be given to the force’s record system"),
                    ("sent_on", "Sent on to a record system"),
                    ("linked", "Linked with another report"),
                    ("unlinked", "Link with another report taken away"),
                    ("referred", "Referred to another organisation"),
                    ("identity_asked", "Asked to see who the reporter is"),
                    ("identity_approved", "Identity opened for an hour"),
                    ("identity_refused", "Identity kept closed"),
                    ("identity_seen", "Identity seen"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="dead_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("attempts", "Every attempt failed"),
                    ("gone", "The receiver said that the address is gone (410)"),
                    ("off", "The address was switched off"),
                    ("retired", "The record system was retired"),
                    ("moved", "Another force has the report"),
                    ("unreadable", "The report could not be opened"),
                ],
                default="",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="deliveryendpoint",
            name="off_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("by_hand", "Switched off by hand"),
                    ("gone", "The receiver said that the address is gone (410)"),
                    ("retired", "Retired"),
                ],
                default="",
                max_length=20,
            ),
        ),
    ]
