import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="address",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="addresses",
                to="programme.site",
                verbose_name="Standort",
            ),
        ),
        migrations.AlterField(
            model_name="carriership",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="carrierships",
                to="programme.site",
                verbose_name="Standort",
            ),
        ),
        migrations.AlterField(
            model_name="membership",
            name="circle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="memberships",
                to="programme.circle",
                verbose_name="Zielgruppe",
            ),
        ),
        migrations.AlterField(
            model_name="phase",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="phases",
                to="programme.site",
                verbose_name="Standort",
            ),
        ),
        migrations.AlterField(
            model_name="school",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="schools",
                to="programme.site",
                verbose_name="Standort",
            ),
        ),
    ]
