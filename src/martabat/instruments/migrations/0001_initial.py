from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="InstrumentVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.SlugField(max_length=80, unique=True)),
                ("version", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("official", "Official"),
                            ("sample", "Sample"),
                            ("reconstructed", "Reconstructed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("valid_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("valid_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("document", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["official", "sample", "reconstructed"])),
                        name="instrument_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="instrument_sha256",
                    ),
                ],
            },
        ),
    ]
