"""Where a municipality's own materials stand: made when somebody begins to write there, so that the first page has a place."""

from django.db import transaction

from courses.models import Municipality, MunicipalityPage
from materials.models import MaterialIndexPage


@transaction.atomic
def open_shelf(*, municipality: Municipality) -> MaterialIndexPage | None:
    """The shelf that is there, else a new one; none where the municipality has no page. Empty, it is linked from nowhere."""
    town = MunicipalityPage.objects.select_for_update(of=("self",)).filter(municipality=municipality).first()
    if town is None:
        return None
    there: MaterialIndexPage | None = MaterialIndexPage.objects.child_of(town).first()
    if there is not None:
        return there
    shelf = MaterialIndexPage(title=f"{municipality.name}の教材", slug="kyozai")
    town.add_child(instance=shelf)
    shelf.save_revision().publish()
    return shelf
